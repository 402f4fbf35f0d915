import type { Tx } from '@jeugdregie/core/db';
import { isIdentificationUsed, type ReceivedFile } from '@jeugdregie/core/exchange';
import type { Finding } from '@jeugdregie/ijw';

/** Rules of levels 3 and 4 on the header that every request must pass: TR056 (number used before) and TR135 (future). */
export async function headerFindings(tx: Tx, file: ReceivedFile): Promise<Finding[]> {
  const at = { at: 'Header', path: 'Bericht/Header', line: 0 } as const;
  const findings: Finding[] = [];
  if (await isIdentificationUsed(tx, file)) {
    findings.push({ ...at, rule: 'TR056', returnCode: '9056', level: 3 });
  }
  if (file.messageDate !== null && file.messageDate > file.receivedOn) {
    findings.push({ ...at, rule: 'TR135', returnCode: '8848', level: 4, found: file.messageDate });
  }
  return findings;
}
