import { join } from 'node:path';
import type { Day } from '@jeugdregie/kernel';
import { frame, newcomerBsn, write, youthsOf } from './small-region.ts';

const municipality = '0637';
const provider = '99990001';

/**
 * Requests that wait for Zoetermeer on the day of the tests: a first request for a youth nobody knows, one of two
 * products whose term is over, and a change of an allocation that runs.
 */
export function writeRequests(folder: string): void {
  const known = youthsOf(municipality)[2];
  const changed = youthsOf(municipality)[0];
  if (!known || !changed) throw new Error('the small region has youths');
  put(folder, {
    code: ['JW315', '446'],
    id: 'R1',
    on: '2026-11-12' as Day,
    body: client(newcomerBsn(), [asked('VOT-EERSTE', '45A65', '04')]),
  });
  put(folder, {
    code: ['JW315', '446'],
    id: 'R2',
    on: '2026-11-06' as Day,
    body: client(known.bsn, [asked('VOT-TWEE-A', '45A65', '04'), asked('VOT-TWEE-B', '41A11', '16')]),
  });
  put(folder, {
    code: ['JW317', '486'],
    id: 'R3',
    on: '2026-11-13' as Day,
    body: `<m:Client><m:Bsn>${changed.bsn}</m:Bsn><m:Verzoek><m:ReferentieAanbieder>VOW-EEN</m:ReferentieAanbieder>
<m:RedenVerzoek>1</m:RedenVerzoek><m:TeWijzigenProducten><m:TeWijzigenProduct>
<m:ToewijzingNummer>${changed.allocation}</m:ToewijzingNummer><m:GewensteIngangsdatum>2026-12-01</m:GewensteIngangsdatum>
<m:Einddatum>2026-12-31</m:Einddatum><m:Omvang><ijw:Volume>30</ijw:Volume><ijw:Eenheid>${changed.product.unit}</ijw:Eenheid><ijw:Frequentie>4</ijw:Frequentie></m:Omvang>
</m:TeWijzigenProduct></m:TeWijzigenProducten></m:Verzoek></m:Client>`,
  });
}

interface Message {
  readonly code: readonly [message: string, number: string];
  readonly id: string;
  readonly on: Day;
  readonly body: string;
}

function put(folder: string, { code: [message, number], id, on, body }: Message): void {
  const header = { from: provider, to: municipality, id, on };
  write(join(folder, municipality, message, `${id}.xml`), frame(message, number, header, body));
}

function client(bsn: string, products: readonly string[]): string {
  return `<m:Client><m:Bsn>${bsn}</m:Bsn><m:Geboortedatum><ijw:Datum>2014-05-01</ijw:Datum></m:Geboortedatum>
<m:Geslacht>1</m:Geslacht><m:Naam><ijw:Geslachtsnaam><ijw:Achternaam>Verzonnen</ijw:Achternaam></ijw:Geslachtsnaam>
<ijw:Voornamen>Proef</ijw:Voornamen><ijw:Voorletters>P</ijw:Voorletters></m:Naam>
<m:AangevraagdeProducten>${products.join('')}</m:AangevraagdeProducten></m:Client>`;
}

function asked(reference: string, product: string, unit: string): string {
  return `<m:AangevraagdProduct><m:ReferentieAanbieder>${reference}</m:ReferentieAanbieder>
<m:Product><ijw:Categorie>${product.slice(0, 2)}</ijw:Categorie><ijw:Code>${product}</ijw:Code></m:Product>
<m:ToewijzingIngangsdatum>2026-12-01</m:ToewijzingIngangsdatum><m:ToewijzingEinddatum>2027-05-31</m:ToewijzingEinddatum>
<m:Omvang><ijw:Volume>4</ijw:Volume><ijw:Eenheid>${unit}</ijw:Eenheid><ijw:Frequentie>4</ijw:Frequentie></m:Omvang>
<m:Verwijzer><ijw:Type>02</ijw:Type><ijw:Naam>Huisartsenpraktijk Proef (fictief)</ijw:Naam></m:Verwijzer></m:AangevraagdProduct>`;
}
