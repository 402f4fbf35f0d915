import { get, post, rememberCsrf, remove } from './http.ts';

export interface Municipality {
  readonly code: string;
  readonly naam: string;
}

export interface Session {
  readonly gebruiker: {
    readonly naam: string;
    readonly rol: string;
    readonly rolnaam: string;
    readonly gemeenten: readonly Municipality[];
    readonly regionaal: boolean;
  };
  readonly rechten: readonly string[];
  readonly csrf: string;
  readonly demo: boolean;
  readonly vandaag: string;
  /** Name of the region. */
  readonly regio: string;
  /** The municipalities that this person may look at. */
  readonly gemeenten: readonly Municipality[];
  /** Last days of months with data, in any order. */
  readonly peildata: readonly string[];
}

export interface DemoUser {
  readonly id: string;
  readonly naam: string;
  readonly rol: string;
  readonly rolnaam: string;
  readonly gemeente: string;
}

/** What the server says when nobody is signed in. */
type Answered = Omit<Session, 'gebruiker' | 'csrf'> & {
  readonly gebruiker: Session['gebruiker'] | null;
  readonly csrf: string | null;
};

async function remembered(answer: Promise<Answered>): Promise<Session | null> {
  const { gebruiker, csrf, ...rest } = await answer;
  if (gebruiker === null || csrf === null) return null;
  rememberCsrf(csrf);
  return { gebruiker, csrf, ...rest };
}

/** Null when nobody is signed in. */
export const currentSession = (): Promise<Session | null> => remembered(get<Answered>('/v1/sessie'));

export const signIn = (
  body: { email: string; wachtwoord: string } | { demoGebruiker: string },
): Promise<Session | null> => remembered(post<Answered>('/v1/sessie', body));

export const signOut = (): Promise<void> => remove('/v1/sessie');

export const demoUsers = (): Promise<{ gebruikers: readonly DemoUser[] }> => get('/v1/demo-gebruikers');
