import type { Bericht, Checked, MessageCode } from '@jeugdregie/ijw';
import type { FileHeader } from '@jeugdregie/core/exchange';
import {
  day,
  municipalityCode,
  providerCode,
  type MunicipalityCode,
  type ProviderCode,
} from '@jeugdregie/kernel';

/** Between whom a message goes: messages of both directions have one municipality and one provider. */
export interface Route {
  readonly municipality: MunicipalityCode;
  readonly provider: ProviderCode;
}

/** Sender and receiver as header fields; a municipality has four digits and a provider eight, whichever way it goes. */
export function routeOf(bericht: Bericht): Route | null {
  const { afzender, ontvanger } = bericht.header;
  const municipality = municipalityCode(afzender) ?? municipalityCode(ontvanger);
  const provider = providerCode(afzender) ?? providerCode(ontvanger);
  return municipality && provider ? { municipality, provider } : null;
}

export const noHeader: FileHeader = {
  message: null,
  sender: null,
  receiver: null,
  identification: null,
  messageDate: null,
};

/** What the exchange keeps of the header; only the message code when the message cannot be read (level 1). */
export function headerOf(checked: Checked): FileHeader {
  const { bericht } = checked;
  if (!bericht) return { ...noHeader, message: checked.message };
  return {
    message: bericht.message,
    sender: bericht.header.afzender,
    receiver: bericht.header.ontvanger,
    identification: bericht.header.berichtIdentificatie.identificatie,
    messageDate: day(bericht.header.berichtIdentificatie.dagtekening),
  };
}

/** In which order messages of one day are processed: what others refer to comes first. */
const order: readonly MessageCode[] = ['JW315', 'JW317', 'JW319', 'JW301', 'JW305', 'JW323', 'JW307'];

export function precedence(message: MessageCode | null): number {
  const place = message === null ? -1 : order.indexOf(message);
  return place < 0 ? order.length : place;
}
