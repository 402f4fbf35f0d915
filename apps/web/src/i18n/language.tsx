import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { formats, type Formats, type Language } from '../format/formats.ts';
import { en } from './en.ts';
import { interpreter, type Interpreter } from './interpreter.ts';
import { nl, type MessageKey } from './nl.ts';

const messages: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { nl, en };

export type Values = Readonly<Record<string, string | number>>;
type Nodes = Readonly<Record<string, ReactNode>>;

export interface Speech {
  readonly language: Language;
  readonly format: Formats;
  /** The message with its {places} filled in. `a|b` is singular and plural, chosen by {n}. */
  readonly t: (key: MessageKey, values?: Values) => string;
  /** The same, with elements in the places: figures in a sentence. */
  readonly rich: (key: MessageKey, nodes: Nodes, count?: number) => ReactNode;
  /** The message of a code that the server gave, or the code itself when it is new to us. */
  readonly word: (prefix: string, code: string) => string;
  /** What the server said in Dutch, in the language of the screen as far as it has words for it. */
  readonly said: (text: string) => string;
  /** Whether `said` has words for it; on a Dutch screen always. */
  readonly isSaid: (text: string) => boolean;
  /** What a rule means and what to do, on an English screen; null when the server's own words serve. */
  readonly rule: Interpreter['rule'];
  readonly choose: (language: Language) => void;
}

const SpeechContext = createContext<Speech | null>(null);
const storageKey = 'jeugdregie.taal';

function pick(text: string, count: number | undefined): string {
  const [one, many] = text.split('|');
  return many === undefined ? text : ((count === 1 ? one : many) ?? text);
}

function fill(text: string, values: Values, format: Formats): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? format.number(value) : value;
  });
}

function fillRich(text: string, nodes: Nodes): ReactNode[] {
  return text.split(/(\{\w+\})/g).map((piece, i) => {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1];
    return name === undefined ? piece : <span key={`${name}-${i}`}>{nodes[name]}</span>;
  });
}

function speech(
  language: Language,
  choose: (language: Language) => void,
  interpreting: Interpreter | null,
): Speech {
  const format = formats(language);
  const text = messages[language];
  return {
    language,
    format,
    choose,
    said: (value) => interpreting?.translate(value) ?? value,
    isSaid: (value) => language === 'nl' || (interpreting?.translate(value) ?? null) !== null,
    rule: (id) => interpreting?.rule(id) ?? null,
    t: (key, values = {}) => {
      const n = values['n'];
      return fill(pick(text[key], typeof n === 'number' ? n : undefined), values, format);
    },
    rich: (key, nodes, count) => fillRich(pick(text[key], count), nodes),
    word: (prefix, code) => (text as Readonly<Record<string, string>>)[`${prefix}.${code}`] ?? code,
  };
}

export function SpeechProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState<Language>(() =>
    localStorage.getItem(storageKey) === 'en' ? 'en' : 'nl',
  );
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(storageKey, language);
  }, [language]);
  const choose = useCallback((next: Language) => {
    setLanguage(next);
  }, []);
  const interpreting = useInterpreter(language);
  const value = useMemo(() => speech(language, choose, interpreting), [language, choose, interpreting]);
  return <SpeechContext value={value}>{children}</SpeechContext>;
}

/** Null on a Dutch screen, and until the English words are there. */
function useInterpreter(language: Language): Interpreter | null {
  const [found, setFound] = useState<Interpreter | null>(null);
  useEffect(() => {
    if (language !== 'en') return undefined;
    let isWanted = true;
    const fetchWords = async (): Promise<void> => {
      const made = await interpreter();
      if (isWanted) setFound(made);
    };
    void fetchWords();
    return () => {
      isWanted = false;
    };
  }, [language]);
  return language === 'en' ? found : null;
}

export function useSpeech(): Speech {
  const found = use(SpeechContext);
  if (!found) throw new Error('useSpeech outside SpeechProvider');
  return found;
}
