import type { IconName } from '../pieces/Icon.tsx';
import type { MessageKey } from '../i18n/nl.ts';

export interface Destination {
  readonly to: string;
  readonly label: MessageKey;
  readonly icon: IconName;
  /** One of these rights is needed; null for everyone who is signed in. */
  readonly needs: readonly string[] | null;
}

/** The parts of the application, by question, in the order in which the work goes. */
export const destinations: readonly Destination[] = [
  { to: '/vandaag', label: 'nav.today', icon: 'today', needs: null },
  { to: '/berichten', label: 'nav.files', icon: 'files', needs: ['files.read'] },
  { to: '/verzoeken', label: 'nav.requests', icon: 'requests', needs: ['care.read'] },
  { to: '/toewijzingen', label: 'nav.allocations', icon: 'allocations', needs: ['care.read'] },
  { to: '/declaraties', label: 'nav.claims', icon: 'claims', needs: ['claims.read', 'ledger.read'] },
  { to: '/contracten', label: 'nav.contracts', icon: 'contracts', needs: ['contracts.read'] },
  { to: '/cijfers', label: 'nav.figures', icon: 'figures', needs: ['figures.read'] },
  { to: '/raadsbrieven', label: 'nav.letters', icon: 'letters', needs: ['letters.read'] },
  { to: '/regels', label: 'nav.rules', icon: 'rules', needs: ['files.read', 'claims.read'] },
  { to: '/beheer', label: 'nav.manage', icon: 'manage', needs: ['users.manage', 'audit.read'] },
];

export function allowed(rights: readonly string[]): readonly Destination[] {
  return destinations.filter((d) => d.needs === null || d.needs.some((right) => rights.includes(right)));
}
