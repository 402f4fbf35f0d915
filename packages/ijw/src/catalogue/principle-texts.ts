import type { DutchTexts } from './text.ts';
import { agreed, checkedBy, composing, ground } from './treatment.ts';

/** Principles (UP). */
export const principleTexts: DutchTexts = {
  UP001: [
    'Waar de berichten over gaan',
    'De berichten gaan over toewijzen, leveren en declareren van jeugdhulp in natura; het pgb valt erbuiten.',
    ground,
  ],
  UP003: ['Privacy', 'De aangesloten partijen houden zich aan de AVG.', agreed],
  UP004: [
    'De gemeente stuurt met toewijzingen',
    'De verantwoordelijke gemeente stuurt het gebruik van jeugdhulp met toewijzingen.',
    ground,
  ],
  UP006: [
    'Cliënt aangeduid met BSN',
    'De cliënt wordt aangeduid met het burgerservicenummer.',
    checkedBy('CS002', 'RS037'),
  ],
  UP007: [
    'Recht staat in een beschikking',
    'De gemeente legt het recht op hulp vast in een beschikking; die wordt niet uitgewisseld.',
    agreed,
  ],
  UP016: ['Hulp in producten', 'Jeugdhulp wordt uitgedrukt in producten.', checkedBy('JZ020', 'TR381')],
  UP017: ['Standaardberichten', 'Gegevens gaan over en weer in standaardberichten.', ground],
  UP019: ['Cliënt centraal', 'De cliënt staat centraal.', ground],
  UP023: ['Eenmalige uitvraag', 'Gegevens worden de cliënt één keer gevraagd.', agreed],
  UP024: ['Volgens de wet', 'De informatieketen volgt de Jeugdwet.', ground],
  UP025: ['Declareren per cliënt', 'Geleverde hulp wordt per cliënt gedeclareerd.', ground],
  UP026: [
    'Drie uitvoeringsvarianten',
    'Er zijn drie varianten: inspanningsgericht, outputgericht en taakgericht.',
    ground,
  ],
  UP027: [
    'Declaratie binnen contract en toewijzing',
    'Een declaratie past bij het contract en bij de toewijzing.',
    checkedBy('TR338', 'TR321', 'TR418'),
  ],
  UP028: [
    'Variant in het contract',
    'Gemeente en aanbieder leggen variant en bekostiging vast in een contract.',
    agreed,
  ],
  UP031: [
    'Geen verlies van rechtmatigheid',
    'De gemeente wijzigt een toewijzing niet zo dat geleverde of gedeclareerde hulp onrechtmatig wordt.',
    checkedBy('TR385'),
  ],
  UP032: [
    'Aanbieder meldt veranderde behoefte',
    'De aanbieder meldt een (veranderde) behoefte met een verzoek om toewijzing of wijziging.',
    ground,
  ],
  UP037: ['Uniek beschikkingnummer', 'Elke beschikking van een gemeente heeft een uniek nummer.', composing],
};
