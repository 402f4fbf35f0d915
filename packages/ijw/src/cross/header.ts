import type { Bericht } from '../generated/berichten.ts';
import { compareDates } from '../lexical/calendar.ts';
import { messageTable } from '../message-table.ts';
import { isMunicipality, type Known } from './context.ts';
import type { Report } from './report.ts';
import { sourceOf } from './remember.ts';

const header = 'Bericht/Header';

/** Rules on the header: unique identification, no future date, an existing municipality (TR056, TR135, TR378). */
export function checkHeader(bericht: Bericht, context: Known, report: Report): void {
  const { afzender, ontvanger, berichtIdentificatie } = bericht.header;
  const { history, today } = context;
  const source = sourceOf(bericht.message, afzender, berichtIdentificatie.identificatie);
  if (history.identifications.has(source) && !history.rejectedMessages.has(source)) {
    report('TR056', 'Header', header, berichtIdentificatie.identificatie);
  }
  const dates = [berichtIdentificatie.dagtekening];
  if (bericht.message === 'JW325') {
    const { declaratieIdentificatie } = bericht.header;
    dates.push(declaratieIdentificatie.dagtekening);
    if (
      history.identifications.has(sourceOf('JW325 over', ontvanger, declaratieIdentificatie.identificatie))
    ) {
      report('TR056', 'Header', header, declaratieIdentificatie.identificatie);
    }
  }
  if (today !== undefined && dates.some((date) => compareDates(date, today) > 0)) {
    report('TR135', 'Header', header, dates[0]);
  }
  const gemeente = messageTable(bericht.message).sender === 'gemeente' ? afzender : ontvanger;
  if (!isMunicipality(context, gemeente, referenceDay(bericht))) report('TR378', 'Header', header, gemeente);
}

/** The day on which the municipality must exist: start of the assignment where there is one (TR378). */
function referenceDay(bericht: Bericht): string {
  const first = (days: readonly string[]): string => days.toSorted(compareDates)[0] ?? '';
  if (bericht.message === 'JW301') {
    return first(bericht.client.toegewezenProducten.toegewezenProduct.map((p) => p.ingangsdatum));
  }
  if (bericht.message === 'JW315') {
    return first(
      bericht.client.aangevraagdeProducten.aangevraagdProduct.map((p) => p.toewijzingIngangsdatum),
    );
  }
  return bericht.header.berichtIdentificatie.dagtekening;
}
