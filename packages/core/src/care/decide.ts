import { decideAllocation } from './decide-allocation.ts';
import { decideStart, decideStop } from './decide-deliveries.ts';
import { decideRequest } from './decide-request.ts';
import type { CareDecision, CareFacts, CareMessage } from './model.ts';

/** Pure: what follows from a care message. With findings nothing is to be saved: the message is rejected whole (IV028). */
export function decideCare(message: CareMessage, facts: CareFacts): CareDecision {
  switch (message.kind) {
    case 'allocations':
      return decideAllocation(message, facts);
    case 'starts':
      return decideStart(message, facts);
    case 'stops':
      return decideStop(message, facts);
    case 'requests':
      return decideRequest(message, facts);
  }
}
