import { useEffect, type RefObject } from 'react';

/** Listens to what bubbles up to an element that is itself no control: keys in a table, clicks beside a dialog. */
export function useListener<Name extends keyof HTMLElementEventMap>(
  element: RefObject<HTMLElement | null>,
  name: Name,
  listener: (event: HTMLElementEventMap[Name]) => void,
): void {
  useEffect(() => {
    const target = element.current;
    target?.addEventListener(name, listener);
    return () => {
      target?.removeEventListener(name, listener);
    };
  }, [element, name, listener]);
}
