import type { Truth } from './truth/truth.ts';

/** The page beside a generated region, for whoever opens the folder. */
export function readMe(truth: Truth): string {
  const { window, until, seed, scale, files, mistakes } = truth;
  return `# Fictieve jeugdregio

Alles in deze map is verzonnen: aanbieders, jeugdigen, adressen, bedragen. De gemeenten bestaan echt; hun aantallen
jeugdigen, verwijzers en duren volgen openbare cijfers van het CBS, teruggebracht tot schaal ${dutch(scale)}. Wie hier een
echt persoon of een echte aanbieder in leest, vergist zich.

Gemaakt met het woord "${seed}", tot en met ${until}, over levering van ${window.first} tot en met ${window.last}.
Hetzelfde woord, dezelfde schaal en dezelfde dag geven precies dezelfde bestanden.

| wat | waar |
| --- | --- |
| contractwerkboek: gemeenten, aanbieders, producten, tarieven, plafonds | \`contract.xlsx\` |
| ${files.total} berichten van iJw 3.2, per gemeente en maand | \`berichten/\` |
| betalingen van het financiële pakket, per gemeente | \`betalingen/\` |
| wat erin is verstopt en wat de uitkomst moet zijn | \`truth.json\` |

## Inlezen

1. Lees eerst \`contract.xlsx\` in.
2. Lees dan de map \`berichten\` in, met de dagtekening als dag van ontvangst.
3. Lees de betalingen in.

## Wat erin zit

- ${count(mistakes.lines.filter(({ verdict }) => verdict === 'rejected').length, 'regel', 'regels')} die moeten worden afgewezen, ${count(mistakes.lines.filter(({ verdict }) => verdict === 'needs-person').length, 'regel wacht', 'regels wachten')} op een medewerker.
- ${count(mistakes.claims.length, 'declaratie die als geheel moet', 'declaraties die als geheel moeten')} worden afgewezen en ${count(mistakes.files.length, 'bestand waar', 'bestanden waar')} iets mee is.
- Voorschoten hoort sinds ${truth.formerMember.until} niet meer bij de regio: wat daarna nog voor die gemeente komt, wordt apart gezet.
- Een aanbieder die maanden te laat declareert, een aanbieder die steeds zwaarder wordt, een verwijzer die anders
  verwijst dan de rest, een maatregel die werkt en een die niet werkt, en per gemeente de lijsten van gestapelde hulp,
  te veel uren, zeventienjarigen in verblijf en hulp op de grens van de Wlz.

\`truth.json\` zegt van elk daarvan waar het staat. De totalen daarin zijn door de maker van de regio opgeteld, los van de
beoordeling van declaraties: zo is te zien of die klopt.
`;
}

function dutch(n: number): string {
  return String(n).replace('.', ',');
}

function count(n: number, one: string, more: string): string {
  return `${n} ${n === 1 ? one : more}`;
}
