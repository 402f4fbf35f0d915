import type { Template } from './template.ts';

const own = { of: 'municipality', over: 'year' } as const;
const region = { of: 'region', over: 'year' } as const;
const change = { comparedWith: 'year-before', format: 'change' } as const;

/** Council letter (raadsinformatiebrief) on the course of youth care in the year so far. */
export const councilLetter: Template = {
  id: 'voortgang-jeugdhulp/1',
  subject: 'Voortgang jeugdhulp: jeugdigen, kosten en verwijzers',
  bindings: {
    jeugdigen: { ...own, indicator: 'youths' },
    jeugdigenVorigJaar: { ...own, over: 'year-before', indicator: 'youths' },
    jeugdigenVerandering: { ...own, ...change, indicator: 'youths' },
    jeugdigenRegio: { ...region, indicator: 'youths' },
    jeugdigenVeranderingRegio: { ...region, ...change, indicator: 'youths' },
    aandeel: { ...own, indicator: 'share-of-residents' },
    aandeelRegio: { ...region, indicator: 'share-of-residents' },
    nieuw: { ...own, indicator: 'new-trajectories' },
    beeindigd: { ...own, indicator: 'ended-trajectories' },
    trajecten: { ...own, indicator: 'trajectories' },
    trajectenRegio: { ...region, indicator: 'trajectories' },
    kosten: { ...own, indicator: 'cost', format: 'short' },
    kostenVorigJaar: { ...own, over: 'year-before', indicator: 'cost', format: 'short' },
    kostenVerandering: { ...own, ...change, indicator: 'cost' },
    kostenRegio: { ...region, indicator: 'cost', format: 'short' },
    kostenVeranderingRegio: { ...region, ...change, indicator: 'cost' },
    perJeugdige: { ...own, indicator: 'cost-per-youth', format: 'short' },
    perJeugdigeVorigJaar: { ...own, over: 'year-before', indicator: 'cost-per-youth', format: 'short' },
    perJeugdigeRegio: { ...region, indicator: 'cost-per-youth', format: 'short' },
    gedeclareerd: { ...own, indicator: 'claimed', format: 'short' },
    afgewezen: { ...own, indicator: 'rejected-share' },
    nagekomen: { ...own, over: 'settled', indicator: 'late-share' },
  },
  blocks: [
    { kind: 'heading', level: 1, text: 'Inleiding' },
    {
      kind: 'paragraph',
      sentences: [
        'Met deze brief informeren wij u over de jeugdhulp in {gemeente} in de periode {periode}.',
        'U leest hoeveel jeugdigen hulp kregen, wat die hulp kostte, wie naar de hulp verwees en hoe dat zich verhoudt tot de regio.',
        'De cijfers laten zien wat op {peildatum} bekend was.{^peildatum}',
      ],
    },
    {
      kind: 'paragraph',
      sentences: [
        'De gemeenten in {regio} kopen jeugdhulp samen in via het Servicebureau en rekenen met dezelfde definities.',
        'Het cijfer van de regio is daardoor precies de som van de gemeenten.{^regio}',
      ],
    },
    { kind: 'heading', level: 1, text: 'Kern' },
    { kind: 'heading', level: 2, text: 'Jeugdigen en trajecten' },
    {
      kind: 'paragraph',
      sentences: [
        'In deze periode kregen {jeugdigen} jeugdigen in {gemeente} jeugdhulp.{^jeugdigen}',
        {
          text: 'In dezelfde maanden van het jaar ervoor waren dat er {jeugdigenVorigJaar}: het aantal ligt nu {jeugdigenVerandering}.{^vergelijking}',
          when: { known: 'jeugdigenVerandering' },
        },
        {
          text: 'Een vergelijking met het jaar ervoor is nog niet mogelijk, omdat over dat jaar toen nog geen gegevens bekend waren.',
          when: { missing: 'jeugdigenVerandering' },
        },
        {
          text: 'Een vergelijking met het jaar ervoor staat hier niet, omdat het om zo weinig jeugdigen gaat dat iemand te herkennen is.',
          when: { hidden: 'jeugdigenVerandering' },
        },
        {
          text: 'Van alle inwoners tot achttien jaar kreeg {aandeel} hulp; in de hele regio was dat {aandeelRegio}.',
          when: { known: 'aandeel' },
        },
      ],
    },
    {
      kind: 'paragraph',
      sentences: [
        'Er begonnen {nieuw} trajecten en er eindigden {beeindigd}.{^trajecten}',
        {
          text: 'Er begonnen dus meer trajecten dan er eindigden, waardoor het aantal lopende trajecten is gegroeid.',
          when: { more: ['nieuw', 'beeindigd'] },
        },
        {
          text: 'Er eindigden dus ten minste evenveel trajecten als er begonnen, waardoor het aantal lopende trajecten niet is gegroeid.',
          when: { atMost: ['nieuw', 'beeindigd'] },
        },
      ],
    },
    { kind: 'heading', level: 2, text: 'Kosten' },
    {
      kind: 'paragraph',
      sentences: [
        {
          text: 'De hulp die in deze periode is geleverd, kostte {kosten}.{^kosten}',
          when: { known: 'kosten' },
        },
        {
          text: 'De kosten staan niet in deze brief, omdat het om zo weinig jeugdigen gaat dat iemand te herkennen is.{^kosten}',
          when: { hidden: 'kosten' },
        },
        {
          text: 'In dezelfde maanden van het jaar ervoor was dat {kostenVorigJaar}: de kosten liggen nu {kostenVerandering}.',
          when: { known: 'kostenVerandering' },
        },
        { text: 'Dat is {perJeugdige} per jeugdige.', when: { known: 'perJeugdige' } },
        { text: 'Een jaar eerder was dat {perJeugdigeVorigJaar}.', when: { known: 'kostenVerandering' } },
      ],
    },
    {
      kind: 'paragraph',
      sentences: [
        { text: 'Aanbieders declareerden {gedeclareerd}.', when: { known: 'gedeclareerd' } },
        {
          text: 'Van de declaratieregels is {afgewezen} afgewezen, omdat de regel niet paste bij de toewijzing, het tarief of het contract.',
          when: { known: 'afgewezen' },
        },
        'Een aanbieder kan een afgewezen regel verbeteren en opnieuw indienen.',
      ],
    },
    {
      kind: 'each',
      each: 'segment',
      caption:
        'Jeugdigen en kosten per segment in {gemeente}, {periode}, en de verandering van de kosten ten opzichte van het jaar ervoor',
      head: ['Segment', 'Jeugdigen', 'Kosten', 'Verandering kosten'],
      cells: [
        { ...own, indicator: 'youths' },
        { ...own, indicator: 'cost', format: 'short' },
        { ...own, ...change, indicator: 'cost' },
      ],
    },
    {
      kind: 'paragraph',
      sentences: [
        'Een jeugdige kan hulp uit meer dan één segment krijgen.',
        'De aantallen per segment kunnen daarom samen hoger zijn dan het totaal.',
      ],
    },
    { kind: 'heading', level: 2, text: 'Verwijzers' },
    {
      kind: 'paragraph',
      sentences: [
        'Jeugdigen krijgen toegang tot jeugdhulp via de gemeente, maar ook via de huisarts, de jeugdarts, de medisch specialist, een gecertificeerde instelling of de rechter.',
        'Die verwijzingen zijn wettelijk geregeld: de gemeente betaalt de hulp, maar beslist er niet over.',
      ],
    },
    {
      kind: 'each',
      each: 'referrer',
      caption: 'Lopende trajecten naar verwijzer, {periode}',
      head: ['Verwijzer', 'Trajecten', 'Aandeel', 'Aandeel in de regio'],
      cells: [
        { ...own, indicator: 'trajectories' },
        { ...own, indicator: 'referrer-share' },
        { ...region, indicator: 'referrer-share' },
      ],
    },
    { kind: 'heading', level: 2, text: 'Gemeente en regio' },
    {
      kind: 'rows',
      caption: '{gemeente} naast de hele regio, {periode}',
      head: ['', '{gemeente}', 'Regio'],
      rows: [
        { label: 'Jeugdigen met jeugdhulp', cells: ['jeugdigen', 'jeugdigenRegio'] },
        {
          label: 'Jeugdigen, t.o.v. het jaar ervoor',
          cells: ['jeugdigenVerandering', 'jeugdigenVeranderingRegio'],
        },
        { label: 'Deel van de inwoners tot achttien jaar', cells: ['aandeel', 'aandeelRegio'] },
        { label: 'Lopende trajecten', cells: ['trajecten', 'trajectenRegio'] },
        { label: 'Kosten', cells: ['kosten', 'kostenRegio'] },
        { label: 'Kosten, t.o.v. het jaar ervoor', cells: ['kostenVerandering', 'kostenVeranderingRegio'] },
        { label: 'Kosten per jeugdige', cells: ['perJeugdige', 'perJeugdigeRegio'] },
      ],
    },
    {
      kind: 'paragraph',
      sentences: [
        'Een verschil met de regio is een reden om te onderzoeken wat erachter zit en geen oordeel.',
        'Gemeenten verschillen in leeftijdsopbouw, gezinssamenstelling en inkomen, en dat werkt door in de vraag naar hulp.',
      ],
    },
    { kind: 'heading', level: 2, text: 'Wat nog onzeker is' },
    {
      kind: 'paragraph',
      sentences: [
        'Aanbieders declareren pas na afloop van een maand, en soms later.',
        'De cijfers over de laatste maanden zijn daarom voorlopig en zullen nog stijgen.',
        {
          text: 'Ter vergelijking: over de maanden {periodeAfgerond} werd {nagekomen} van de kosten pas in de derde maand na levering of later bekend.{^nagekomen}',
          when: { known: 'nagekomen' },
        },
        'Deze brief bevat geen prognose voor het hele jaar.',
      ],
    },
    {
      kind: 'paragraph',
      sentences: ['Niet in de cijfers zitten:'],
    },
    {
      kind: 'list',
      items: [
        ['hulp die is betaald uit een persoonsgebonden budget;'],
        [
          'hulp die de gemeente met een subsidie of een vast bedrag betaalt en waarvoor geen regels worden gedeclareerd;',
        ],
        ['hulp die al is geleverd en nog niet is gedeclareerd.'],
      ],
    },
    { kind: 'heading', level: 1, text: 'Gevolgen en vervolg' },
    { kind: 'remark' },
    {
      kind: 'paragraph',
      sentences: [
        'De gevolgen voor de begroting verwerken wij in de eerstvolgende rapportage van de planning-en-controlcyclus.',
        'Als de kosten de begroting dreigen te overschrijden, informeren wij u daarover met een voorstel en de keuzes die u daarbij hebt.',
      ],
    },
    {
      kind: 'paragraph',
      sentences: [
        'Elk cijfer in deze brief is te openen: u ziet dan de definitie, de peildatum, de berekening en het aantal gegevens waarop het rust.',
        'Wordt een cijfer later anders, doordat aanbieders nog declareren of corrigeren, dan is dat bij de brief te zien.',
        'Aantallen onder de vijf personen drukken wij niet af, zodat niemand te herkennen is.',
      ],
    },
  ],
  notes: {
    peildatum: [
      'De peildatum is de laatste dag waarvan de gegevens meetellen. Wat daarna is ontvangen, staat niet in deze brief.',
    ],
    regio: [
      'Een jeugdige die binnen de regio verhuist, telt in beide gemeenten. Leden op de peildatum: {leden}.',
    ],
    jeugdigen: ['{definitieJeugdigen}'],
    vergelijking: [
      'Vergeleken is {periodeVorigJaar}, met wat op {peildatumVorigJaar} bekend was. Zo ontbreken in beide jaren ongeveer evenveel declaraties.',
    ],
    trajecten: ['{definitieTrajecten} In de hele periode liepen er {trajecten}.'],
    kosten: [
      '{definitieKosten} Bedragen in deze brief zijn afgerond; de exacte bedragen staan bij de cijfers.',
    ],
    nagekomen: ['{definitieNagekomen}'],
  },
  signatories: ['de gemeentesecretaris', 'de burgemeester'],
};

/** All templates by id: a stored letter is calculated again with the version that it was written with. */
export const templates: ReadonlyMap<string, Template> = new Map([[councilLetter.id, councilLetter]]);
