import type { Checked } from '@jeugdregie/ijw';
import { explainRule } from '@jeugdregie/ijw';
import type { Problem } from '@jeugdregie/kernel';

/** Why a file was not processed, in the four parts that a back-office worker can act on. */
export function unreadable(name: string, checked: Checked): Problem {
  const first = checked.findings[0];
  const text = first ? explainRule(first.rule) : null;
  const more = checked.findings.length - 1;
  return {
    code: `IJW-${first?.rule ?? 'ONLEESBAAR'}`,
    what: checked.message
      ? `Dit is geen geldig ${checked.message}-bericht.`
      : 'Dit bestand is geen iJw-bericht.',
    where: first ? `${name}, regel ${first.line}${first.at ? `, ${first.at}` : ''}` : name,
    why: `${text?.meaning ?? 'De inhoud voldoet niet aan het schema van iJw 3.2.'}${more > 0 ? ` En nog ${more} andere bevindingen.` : ''}`,
    remedy:
      text?.remedy ?? 'Vraag de afzender om het bericht opnieuw te maken en lever het daarna opnieuw aan.',
  };
}

export function noContracts(name: string): Problem {
  return {
    code: 'CONTRACT-ONTBREEKT',
    what: 'Er zijn nog geen contracten ingelezen.',
    where: name,
    why: 'Zonder contractwerkboek is niet bekend welke gemeenten meedoen en welke tarieven gelden.',
    remedy:
      'Vraag de contractmanager om het werkboek in te lezen (Contracten, Werkboek inlezen) en kies daarna hier: Bied opnieuw aan.',
  };
}

export function outsideRegion(name: string, municipality: string, date: string): Problem {
  return {
    code: 'GEMEENTE-BUITEN-REGIO',
    what: `Dit bericht is van of voor gemeente ${municipality}, die op ${date} niet bij de regio hoort.`,
    where: `${name}, Header`,
    why: `Gemeente ${municipality} staat op die dag niet op het blad Gemeenten van het contractwerkboek.`,
    remedy:
      'Stuur het bericht terug naar de afzender, of laat het lidmaatschap in het contractwerkboek aanvullen en kies daarna: Bied opnieuw aan.',
  };
}

export function otherMunicipality(name: string, municipality: string, own: string): Problem {
  return {
    code: 'ANDERE-GEMEENTE',
    what: `Dit bericht is van of voor gemeente ${municipality}, niet voor de uwe (${own}).`,
    where: `${name}, Header`,
    why: 'Een medewerker verwerkt alleen berichten van de eigen gemeente.',
    remedy: `Stuur het bestand naar de backoffice van gemeente ${municipality} en verwijder het uit uw map.`,
  };
}

export function notYours(name: string): Problem {
  return {
    code: 'BESTAND-ZONDER-GEMEENTE',
    what: 'Van dit bestand is niet te zeggen voor welke gemeente het is.',
    where: `${name}, Header`,
    why: 'Afzender en Ontvanger noemen geen gemeentecode van vier cijfers en AGB-code van acht cijfers.',
    remedy: 'Vraag de afzender om het bericht met de juiste codes opnieuw te maken.',
  };
}

export function brokenOff(name: string, cause: unknown): Problem {
  return {
    code: 'VERWERKING-AFGEBROKEN',
    what: 'De verwerking van dit bestand is afgebroken.',
    where: name,
    why: `Er ging hier iets mis: ${cause instanceof Error ? cause.message.slice(0, 200) : 'onbekende oorzaak'}. Er is niets half opgeslagen.`,
    remedy:
      'Kies Bied opnieuw aan. Blijft het misgaan, geef dan de naam van het bestand door aan de beheerder.',
  };
}

export const addressMissing: Problem = {
  code: 'ADRES-ONTBREEKT',
  what: 'Het adres van de cliënt is nog niet bekend.',
  where: 'adres',
  why: 'Een toewijzing (JW301) noemt het adres; in een verzoek staat het niet, en dit is de eerste toewijzing.',
  remedy: 'Vul postcode en huisnummer in zoals die in de BRP staan.',
};

export const personUnknown: Problem = {
  code: 'CLIENT-ONBEKEND',
  what: 'De gegevens van de cliënt zijn niet bewaard.',
  where: 'verzoek',
  why: 'Het verzoek is ontvangen zonder dat de persoon is vastgelegd; zonder naam en BSN is er geen toewijzing.',
  remedy: 'Bied het verzoek opnieuw aan en besluit daarna.',
};

/** Our own message would break a rule: what the person asked for cannot be put in it. */
export function ownMessageInvalid({ findings }: Pick<Checked, 'findings'>): Problem {
  const first = findings[0];
  const text = first ? explainRule(first.rule) : null;
  return {
    code: `IJW-${first?.rule ?? 'ONGELDIG'}`,
    what: 'Zo kan de toewijzing niet worden verstuurd.',
    where: first?.path ?? 'JW301',
    why: `${text?.meaning ?? 'Het bericht volgt de standaard niet.'} (${first?.rule ?? ''})`,
    remedy: 'Pas periode, omvang of product aan, of wijs het verzoek af.',
  };
}
