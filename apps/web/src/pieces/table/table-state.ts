import { useMemo, useState } from 'react';
import { useSpeech } from '../../i18n/language.tsx';
import { useAddress } from '../../view/address.ts';
import { filtered, sorted, type Column, type Order } from './columns.ts';

export interface TableState<Row> {
  readonly shownColumns: readonly Column<Row>[];
  readonly shownRows: readonly Row[];
  readonly order: Order | null;
  readonly filters: Readonly<Record<string, string>>;
  readonly filtersOpen: boolean;
  readonly isChosen: (key: string) => boolean;
  readonly sortBy: (key: string) => void;
  readonly filterBy: (key: string, text: string) => void;
  readonly toggleFilters: () => void;
  readonly toggleColumn: (key: string) => void;
}

/**
 * Order and filters live in the address (`sorteer`, `in.<column>`), after the id of the table where a page has several;
 * the choice of columns stays with the reader.
 */
export function useTableState<Row>(
  id: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): TableState<Row> {
  const orderName = id === '' ? 'sorteer' : `${id}.sorteer`;
  const filterPrefix = id === '' ? 'in.' : `${id}.in.`;
  const { format, language } = useSpeech();
  const { search, change } = useAddress();
  const narrow = window.innerWidth < 720;
  const [chosen, setChosen] = useState<Readonly<Record<string, boolean>>>({});
  const sortText = search[orderName] ?? '';
  const order = orderOf(sortText);
  const filters = useMemo(() => filtersOf(search, filterPrefix), [search, filterPrefix]);
  const [filtersOpen, setFiltersOpen] = useState(Object.keys(filters).length > 0);
  const isChosen = (key: string): boolean => {
    const hidden = columns.find((column) => column.key === key)?.hidden;
    return chosen[key] ?? !(hidden === 'always' || (hidden === 'narrow' && narrow));
  };
  const shownRows = useMemo(() => {
    const order = orderOf(sortText);
    const column = columns.find((c) => c.key === order?.key);
    return sorted(filtered(rows, columns, filters, format), column, order, language);
  }, [rows, columns, filters, format, sortText, language]);
  return {
    shownColumns: columns.filter((column) => isChosen(column.key)),
    shownRows,
    order,
    filters,
    filtersOpen,
    isChosen,
    sortBy: (key) => {
      change({ [orderName]: nextOrder(order, key) });
    },
    filterBy: (key, text) => {
      change({ [`${filterPrefix}${key}`]: text });
    },
    toggleFilters: () => {
      if (filtersOpen) change(Object.fromEntries(columns.map((c) => [`${filterPrefix}${c.key}`, ''])));
      setFiltersOpen(!filtersOpen);
    },
    toggleColumn: (key) => {
      setChosen({ ...chosen, [key]: !isChosen(key) });
    },
  };
}

function orderOf(text: string): Order | null {
  if (text === '') return null;
  return text.startsWith('-') ? { key: text.slice(1), descending: true } : { key: text, descending: false };
}

/** First up, then down, then as it came. */
function nextOrder(order: Order | null, key: string): string {
  if (order?.key !== key) return key;
  return order.descending ? '' : `-${key}`;
}

function filtersOf(
  search: Readonly<Record<string, string>>,
  filterPrefix: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(search).flatMap(([name, text]) =>
      name.startsWith(filterPrefix) && text !== '' ? [[name.slice(filterPrefix.length), text]] : [],
    ),
  );
}
