import { useCallback, useState } from 'react';

/** A figure that was put aside for the next council letter. */
export interface DraftFigure {
  /** Its REST address: what it is, exactly. */
  readonly adres: string;
  readonly naam: string;
  readonly weergave: string;
}

const storageKey = 'jeugdregie.brief';

function read(): readonly DraftFigure[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(kept) ? (kept as readonly DraftFigure[]) : [];
  } catch {
    return [];
  }
}

function write(figures: readonly DraftFigure[]): void {
  sessionStorage.setItem(storageKey, JSON.stringify(figures));
}

/** Puts a figure aside; the same figure is there once. It stays until the letter is made or the tab is closed. */
export function addToDraft(figure: DraftFigure): void {
  write([...read().filter(({ adres }) => adres !== figure.adres), figure]);
}

/** The figures that were put aside, with a way to take one away (or all, without an address). */
export function useDraft(): {
  readonly figures: readonly DraftFigure[];
  readonly drop: (adres?: string) => void;
} {
  const [figures, setFigures] = useState(read);
  const drop = useCallback((adres?: string) => {
    const left = adres === undefined ? [] : read().filter((figure) => figure.adres !== adres);
    write(left);
    setFigures(left);
  }, []);
  return { figures, drop };
}
