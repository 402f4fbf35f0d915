import type { MessageCode } from './generated/berichten.ts';
import { messageDefinition } from './schema.ts';

export { messageCodes } from './schema.ts';

/** What a message is, apart from its content. */
export interface MessageTable {
  readonly message: MessageCode;
  readonly berichtCode: string;
  /** Dutch name. */
  readonly name: string;
  /** `heen`, `retour` or `antwoord`. */
  readonly kind: string;
  readonly sender: 'gemeente' | 'aanbieder';
  readonly receiver: 'gemeente' | 'aanbieder';
  readonly answeredBy: MessageCode | null;
  readonly answers: MessageCode | null;
  readonly namespace: string;
}

export function messageTable(message: MessageCode): MessageTable {
  const { berichtCode, name, kind, sender, receiver, answeredBy, answers, namespace } =
    messageDefinition(message).row;
  return {
    message,
    berichtCode,
    name,
    kind,
    sender,
    receiver,
    answeredBy,
    answers,
    namespace,
  } as MessageTable;
}
