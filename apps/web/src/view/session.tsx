import { createContext, use, type ReactNode } from 'react';
import type { Session } from '../api/session.ts';
import { useAddress } from './address.ts';
import { monthPlus } from './months.ts';

interface SessionAndRegion {
  readonly session: Session;
}

const SessionContext = createContext<SessionAndRegion | null>(null);

export function SessionProvider(props: SessionAndRegion & { readonly children: ReactNode }): ReactNode {
  return <SessionContext value={props}>{props.children}</SessionContext>;
}

export function useSession(): SessionAndRegion {
  const found = use(SessionContext);
  if (!found) throw new Error('useSession outside SessionProvider');
  return found;
}

export interface View {
  /** CBS code, or `regio`. */
  readonly municipality: string;
  readonly name: string;
  readonly cutOff: string;
  /** The same cut-off a year before; null when nothing was known then. */
  readonly cutOffYearBefore: string | null;
  /** What goes with every request: `gemeente`. */
  readonly params: { readonly gemeente: string };
  readonly can: (capability: string) => boolean;
}

/**
 * Whose view this is and how far it knows: from the address, else the person's own view and the last month that is
 * over. The month that is still running can be chosen too.
 */
export function useView(): View {
  const { session } = useSession();
  const { search } = useAddress();
  const own = session.gebruiker.regionaal ? 'regio' : (session.gebruiker.gemeenten[0]?.code ?? '');
  const municipality = search['gemeente'] ?? own;
  const complete = [...session.peildata].sort().filter((day) => day <= session.vandaag);
  const cutOff = search['peildatum'] ?? complete.at(-1) ?? session.peildata[0] ?? session.vandaag;
  const yearBefore = monthPlus(cutOff.slice(0, 7), -12);
  return {
    municipality,
    name: session.gemeenten.find((m) => m.code === municipality)?.naam ?? session.regio,
    cutOff,
    cutOffYearBefore: session.peildata.find((day) => day.startsWith(yearBefore)) ?? null,
    params: { gemeente: municipality },
    can: (capability) => session.rechten.includes(capability),
  };
}
