import { municipal, type Database } from '@jeugdregie/core/db';
import { bookPayments, type PaymentError, type PaymentsBooked } from '@jeugdregie/core/ledger';
import { fail, municipalityCode, type Day, type MunicipalityCode, type Result } from '@jeugdregie/kernel';

/** A payment file and the municipality that its first row names: such a file is one municipality's. */
export interface PaymentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly today: Day;
}

/** Books a payment file of the financial package in the scope of its municipality, all or nothing. */
export async function importPayments(
  db: Database,
  { bytes, today }: PaymentFile,
): Promise<Result<PaymentsBooked, readonly PaymentError[]>> {
  const municipality = municipalityIn(bytes);
  if (municipality === null) return fail([unknownMunicipality]);
  return db.transaction(municipal(municipality), (tx) => bookPayments(tx, municipality, { bytes, today }));
}

function municipalityIn(bytes: Uint8Array): MunicipalityCode | null {
  const second = Buffer.from(bytes.subarray(0, 4096)).toString('utf8').split(/\r?\n/)[1] ?? '';
  return municipalityCode((second.split(';')[1] ?? '').replaceAll('"', '').trim());
}

const unknownMunicipality: PaymentError = {
  line: 2,
  column: 'gemeente',
  value: '',
  message: 'In de eerste regel onder de kop staat geen gemeentecode van vier cijfers.',
  remedy: 'Lever een CSV met de kolommen AGB;gemeente;declaratienummer;betaald op;bedrag.',
};
