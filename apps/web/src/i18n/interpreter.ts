import { rules } from '../api/rules.ts';
import { translator, type Translate } from './phrases.ts';

/** What English screens need beside their own messages; fetched when somebody chooses English. */
export interface Interpreter {
  readonly translate: Translate;
  /** Meaning and remedy of a rule by its number. */
  readonly rule: (id: string) => { readonly meaning: string; readonly remedy: string } | null;
}

/** Without the catalogue of rules (the server cannot be reached) the phrases do what they can. */
export async function interpreter(): Promise<Interpreter> {
  const [{ phrases }, catalogue] = await Promise.all([
    import('./en/said/index.ts'),
    rules('en').catch(() => ({ regels: [] })),
  ]);
  const byId = new Map(
    catalogue.regels.map(({ regel, betekenis, handeling }) => [
      regel,
      { meaning: betekenis, remedy: handeling },
    ]),
  );
  return { translate: translator(phrases), rule: (id) => byId.get(id) ?? null };
}
