import { seededRandom } from '@jeugdregie/kernel';
import { compose, type JW323Client, type JW323Prestatie } from '../src/index.ts';

/** A valid JW323 of this many lines, about twelve a client, test numbers only. */
export function claimFile(lines: number): Uint8Array {
  const random = seededRandom('bench');
  const client: JW323Client[] = [];
  let total = 0;
  let made = 0;
  for (const bsn of testNumbers()) {
    const prestatie: JW323Prestatie[] = [];
    for (let i = 0; i < Math.ceil(lines / 9000) && made < lines; i += 1) {
      made += 1;
      const volume = random.integer(1, 40);
      const tarief = 8500 + random.integer(0, 4) * 25;
      total += volume * tarief;
      const code = random.pick(['45A04', '45A05', '43A06', '41A04']);
      prestatie.push({
        productReferentie: { referentieNummer: `P2501${String(made).padStart(8, '0')}` },
        toewijzingNummer: String(300_000 + made),
        productCategorie: code.slice(0, 2),
        productCode: code,
        productPeriode: { begindatum: '2025-01-01', einddatum: '2025-01-31' },
        geleverdVolume: String(volume),
        eenheid: '04',
        productTarief: String(tarief),
        ingediendBedrag: { bedrag: String(volume * tarief), debetCredit: 'D' },
      });
    }
    client.push({ bsn, prestaties: { prestatie } });
    if (made === lines) break;
  }
  return compose({
    message: 'JW323',
    header: {
      berichtCode: '490',
      berichtVersie: '3',
      berichtSubversie: '2',
      afzender: '65650001',
      ontvanger: '0855',
      berichtIdentificatie: { identificatie: 'A2502050001', dagtekening: '2025-02-05' },
      xsdVersie: { basisschemaXsdVersie: '1.0.0', berichtXsdVersie: '1.0.0' },
    },
    declaratie: {
      declaratieNummer: 'D202501',
      declaratiePeriode: { begindatum: '2025-01-01', einddatum: '2025-01-31' },
      declaratieDagtekening: '2025-02-05',
      totaalIngediendBedrag: { totaalBedrag: String(total), debetCredit: 'D' },
      clienten: { client },
    },
  });
}

/** Numbers that begin with 9999 and pass the elfproef. */
function* testNumbers(): Generator<string> {
  for (let n = 0; n < 100_000; n += 1) {
    const bsn = `9999${String(n).padStart(5, '0')}`;
    let sum = -Number(bsn.charAt(8));
    for (let i = 0; i < 8; i += 1) sum += Number(bsn.charAt(i)) * (9 - i);
    if (sum % 11 === 0) yield bsn;
  }
}
