import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Everything after the question mark: view, cut-off and filters. All values are text. */
export type Search = Readonly<Record<string, string>>;

export function parseSearch(text: string): Search {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === 'string' && value !== '') query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** The part of the address that goes along to every page. */
export function carried(search: Search): Search {
  return Object.fromEntries(['gemeente', 'peildatum'].flatMap((k) => (search[k] ? [[k, search[k]]] : [])));
}

/** The current address and a way to change part of it; an empty value takes the name away. */
export function useAddress(): {
  readonly search: Search;
  readonly change: (patch: Readonly<Record<string, string>>) => void;
} {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const change = useCallback(
    (patch: Readonly<Record<string, string>>) => {
      void navigate({
        to: '.',
        search: ((before: Search) => ({ ...before, ...patch })) as never,
        replace: true,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return { search, change };
}
