import type { JW323Prestatie, JW325Bericht, JW325Prestatie } from '../generated/berichten.ts';
import type { Known } from './context.ts';
import { numberText, sameNumber } from '../lexical/integer.ts';
import type { ClaimedLine, SentClaim } from './facts.ts';
import { isKnownClient, keyOf, type History } from './history.ts';
import { sourceOf } from './remember.ts';
import type { Report } from './report.ts';

/** Rules on the answer to a claim (JW325), for the provider who receives it. */
export function checkClaimAnswer(bericht: JW325Bericht, { history }: Known, report: Report): void {
  const { header, declaratieAntwoord } = bericht;
  const { afzender: gemeente, ontvanger: aanbieder } = header;
  const source = sourceOf('JW323', aanbieder, header.declaratieIdentificatie.identificatie);
  const claim = claimOf(history, source, bericht);
  if (claim === undefined)
    report('TR337', 'Header', 'Bericht/Header', header.declaratieIdentificatie.identificatie);
  const { basisschemaXsdVersie, berichtXsdVersie } = header.xsdVersieDeclaratie;
  if (claim !== undefined && claim.xsdVersie !== keyOf(basisschemaXsdVersie, berichtXsdVersie)) {
    report('TR371', 'Header', 'Bericht/Header', berichtXsdVersie);
  }
  if (declaratieAntwoord === undefined) return;
  const { declaratieNummer } = declaratieAntwoord;
  const numbered = history.claimNumbers.get(keyOf(aanbieder, declaratieNummer)) ?? [];
  if (!numbered.some((sent) => sent.gemeente === gemeente)) {
    report('TR376', 'DeclaratieAntwoord', 'Bericht/DeclaratieAntwoord', declaratieNummer);
  }
  checkLines(bericht, source, history, report);
}

/** The claim with this identification and day, sent to the municipality that answers. */
function claimOf(history: History, source: string, { header }: JW325Bericht): SentClaim | undefined {
  const claim = history.claims.get(source);
  const { dagtekening } = header.declaratieIdentificatie;
  return claim?.gemeente === header.afzender && claim.dagtekening === dagtekening ? claim : undefined;
}

function checkLines(
  { header, declaratieAntwoord }: JW325Bericht,
  source: string,
  history: History,
  report: Report,
): void {
  const { afzender: gemeente, ontvanger: aanbieder } = header;
  for (const [c, client] of (declaratieAntwoord?.clienten?.client ?? []).entries()) {
    const path = `Bericht/DeclaratieAntwoord/Clienten/Client[${c + 1}]`;
    if (!isKnownClient(history, { gemeente, aanbieder, bsn: client.bsn })) report('TR304', 'Client', path);
    for (const [p, line] of client.prestaties.prestatie.entries()) {
      const linePath = `${path}/Prestaties/Prestatie[${p + 1}]`;
      const { referentieNummer, vorigReferentieNummer } = line.productReferentie;
      const sent = history.lines.get(keyOf(aanbieder, referentieNummer)) ?? [];
      const declared =
        sent.find((known) => known.source === source && known.bsn === client.bsn) ??
        sent.find((known) => known.source === source) ??
        sent.find((known) => known.gemeente === gemeente);
      if (declared === undefined || declared.vorige !== vorigReferentieNummer) {
        report('TR366', 'Prestatie', linePath, referentieNummer);
        continue;
      }
      const different = differences(line, declared);
      if (different.length > 0) report('TR367', 'Prestatie', linePath, different.join(', '));
    }
  }
}

/** Elements of the answer that are not as they were declared. */
function differences(line: JW325Prestatie, declared: ClaimedLine): string[] {
  const { productPeriode, ingediendBedrag } = line;
  const equal: Readonly<Partial<Record<keyof JW323Prestatie, boolean>>> = {
    toewijzingNummer: numberText(line.toewijzingNummer) === declared.nummer,
    productCategorie: line.productCategorie === declared.categorie,
    productCode: line.productCode === declared.code,
    productPeriode:
      productPeriode.begindatum === declared.begin && productPeriode.einddatum === declared.einde,
    geleverdVolume: Number(line.geleverdVolume) === declared.volume,
    eenheid: line.eenheid === declared.eenheid,
    productTarief: sameNumber(line.productTarief, declared.tarief),
    ingediendBedrag:
      Number(ingediendBedrag.bedrag) === declared.bedrag &&
      (ingediendBedrag.debetCredit === 'C') === declared.isCredit,
  };
  return Object.entries(equal)
    .filter(([, same]) => !same)
    .map(([property]) => property.charAt(0).toUpperCase() + property.slice(1));
}
