import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { More } from './more.ts';

/** From this many rows on, only those in view are in the page. */
const virtualFrom = 200;
/** Of one row of a long table; the style sheet holds long tables to it. */
export const rowHeight = 35;
const margin = 12;

/** Whether the box scrolls: only then it must be reachable by keyboard. `changed` tells when to look again. */
export function useScrolls(box: RefObject<HTMLDivElement | null>, changed: number): boolean {
  const [scrolls, setScrolls] = useState(false);
  const measure = useRef(() => undefined as void);
  useLayoutEffect(() => {
    measure.current = () => {
      const el = box.current;
      if (el) setScrolls(el.scrollWidth > el.clientWidth + 1 || el.scrollHeight > el.clientHeight + 1);
    };
    if (changed >= 0) measure.current();
  }, [box, changed]);
  useEffect(() => {
    const onResize = (): void => {
      measure.current();
    };
    window.addEventListener('resize', onResize);
    return () => {
      window.removeEventListener('resize', onResize);
    };
  }, []);
  return scrolls;
}

export interface RowsInView {
  readonly from: number;
  readonly until: number;
  readonly isVirtual: boolean;
}

/** Which rows are in the page: all of a short table, those in view of a long one. Near the end it reads more. */
export function useRowsInView(
  box: RefObject<HTMLDivElement | null>,
  count: number,
  more: More | undefined,
): RowsInView {
  const [top, setTop] = useState(0);
  const latest = useRef(more);
  useEffect(() => {
    latest.current = more;
  }, [more]);
  useEffect(() => {
    const el = box.current;
    const onScroll = (): void => {
      if (!el) return;
      setTop(el.scrollTop);
      const wanted = latest.current;
      const nearEnd = el.scrollTop + el.clientHeight > el.scrollHeight - 10 * rowHeight;
      if (wanted?.has && !wanted.busy && nearEnd && el.scrollTop > 0) wanted.load();
    };
    el?.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      el?.removeEventListener('scroll', onScroll);
    };
  }, [box]);
  if (count < virtualFrom) return { from: 0, until: count, isVirtual: false };
  const fit = Math.ceil((window.innerHeight * 0.76) / rowHeight);
  const from = Math.max(0, Math.min(count - fit, Math.floor(top / rowHeight)) - margin);
  return { from, until: Math.min(count, from + fit + 2 * margin), isVirtual: true };
}

const steps: Readonly<Record<string, (row: Element) => Element | null>> = {
  ArrowDown: (row) => row.nextElementSibling,
  ArrowUp: (row) => row.previousElementSibling,
  Home: (row) => row.parentElement?.querySelector('tr[aria-rowindex]') ?? null,
  End: (row) => [...(row.parentElement?.querySelectorAll('tr[aria-rowindex]') ?? [])].at(-1) ?? null,
};

/** Arrow keys go from the link or button in one row to that in the next; Home and End to the first and last. */
export function moveBetweenRows(event: KeyboardEvent): void {
  const row = event.target instanceof Element ? event.target.closest('tbody tr') : null;
  const step = steps[event.key];
  if (!row || !step) return;
  const target = step(row)?.querySelector<HTMLElement>('a, button');
  if (!target) return;
  event.preventDefault();
  target.focus();
}
