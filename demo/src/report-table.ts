import type { CalibrationReport, Comparison, MunicipalityReport } from './calibration.ts';

/** The report as a page in Markdown: a table per kind of figure, municipalities below each other, CBS beside ours. */
export function markdownOf(report: CalibrationReport): string {
  const places = [...report.municipalities, report.region];
  const names = report.region.figures.map(({ what }) => what);
  const scale = String(report.scale).replace('.', ',');
  return `# De fictieve regio naast de openbare cijfers

Woord "${report.seed}", schaal ${scale}; twaalf maanden vanaf ${report.from} naast CBS 2022 (voorlopig), jeugdzorg in
natura. Aantallen van het CBS zijn naar dezelfde schaal gebracht. Bij een kleine schaal verschillen kleine gemeenten door
toeval: een aandeel is dan van een handvol jeugdigen. Bronnen staan in \`data/README.md\`.

${names.map((what) => tableOf(what, places)).join('\n\n')}

## Cijfers voor het land of de hele regio

| | gepubliceerd | fictief |
| --- | ---: | ---: |
${report.others.map((one) => `| ${one.what} | ${text(one, one.published)} | ${text(one, one.generated)} |`).join('\n')}

Duren, herhaling en de samenloop met verblijf zijn landelijke cijfers van het CBS (85096NED, 2021; jeugdhulp eerste halfjaar
2023). Dat voorlopige cijfers na een half jaar 3 tot 5 procent te laag zijn, bleek uit de herziene cijfers van het CBS. Het
aandeel van de twaalf grootste aanbieders noemden zij zelf in 2019; het aantal aanbieders komt uit de raadsstukken van de
regio. De kosten zijn een eigen schatting: € 450 tot 550 miljoen per jaar.
`;
}

function tableOf(what: string, places: readonly MunicipalityReport[]): string {
  const rows = places.flatMap(({ name, figures }) => {
    const one = figures.find((figure) => figure.what === what);
    return one
      ? [`| ${name} | ${text(one, one.published)} | ${text(one, one.generated)} | ${difference(one)} |`]
      : [];
  });
  const head = what.charAt(0).toUpperCase() + what.slice(1);
  return [
    `## ${head}`,
    '',
    '| gemeente | CBS | fictief | verschil |',
    '| --- | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
}

function text({ unit }: Comparison, value: number | null): string {
  if (value === null) return '–';
  switch (unit) {
    case 'count':
      return decimals(value, 0);
    case 'share':
      return `${decimals(value * 100, 1)} %`;
    case 'ratio':
      return decimals(value, 2);
    case 'million':
      return `€ ${decimals(value, 0)} mln`;
  }
}

/** Counts and ratios in percent of the public figure, shares in percentage points. */
function difference({ unit, published, generated }: Comparison): string {
  if (published === null || published === 0) return '–';
  const value = unit === 'share' ? (generated - published) * 100 : (generated / published - 1) * 100;
  const sign = value < 0 ? '−' : '+';
  return `${sign}${decimals(Math.abs(value), 1)} ${unit === 'share' ? 'pp' : '%'}`;
}

function decimals(value: number, digits: number): string {
  const scaled = Math.round(value * 10 ** digits);
  const whole = String(Math.trunc(Math.abs(scaled) / 10 ** digits)).replace(/\B(?=(\d{3})+$)/g, '.');
  const part = String(Math.abs(scaled) % 10 ** digits).padStart(digits, '0');
  return `${scaled < 0 ? '-' : ''}${whole}${digits > 0 ? `,${part}` : ''}`;
}
