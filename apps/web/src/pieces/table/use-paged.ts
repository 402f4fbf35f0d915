import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Page } from '../../api/http.ts';
import type { More } from './more.ts';

const pageSize = 200;
/** More than this many pages at once is an export, not a screen. */
const mostPages = 100;

/** What a request for a page carries: the cursor and how many rows. */
export interface PageParams {
  readonly na: string;
  readonly aantal: number;
  readonly [name: string]: string | number;
}

export interface Paged<P, Row> {
  readonly rows: readonly Row[];
  readonly first: P | undefined;
  readonly more: More;
  readonly query: { readonly data: P | undefined; readonly error: unknown; readonly refetch: () => unknown };
}

/** A list of the server, read page by page by its cursor. */
export function usePaged<P extends Page, Row>(
  key: readonly unknown[],
  ask: (page: PageParams, signal: AbortSignal) => Promise<P>,
  rowsOf: (page: P) => readonly Row[],
): Paged<P, Row> {
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: key,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => ask({ na: pageParam, aantal: pageSize }, signal),
    getNextPageParam: (page) => page.volgende,
  });
  const rows = useMemo(() => (data?.pages ?? []).flatMap((page) => [...rowsOf(page)]), [data, rowsOf]);
  const load = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const loadAll = useCallback(() => {
    const step = async (left: number): Promise<void> => {
      const { hasNextPage: goOn } = await fetchNextPage();
      if (goOn && left > 0) await step(left - 1);
    };
    void step(mostPages);
  }, [fetchNextPage]);
  return {
    rows,
    first: data?.pages[0],
    more: { has: hasNextPage, busy: isFetching, load, loadAll },
    query: { data: data?.pages[0], error, refetch },
  };
}
