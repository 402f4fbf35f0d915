import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import { FigurePanel } from './FigurePanel.tsx';
import type { FigureSource } from './figure-source.ts';

interface Opened {
  readonly shown: string;
  readonly source: FigureSource;
}

const PanelContext = createContext<((opened: Opened) => void) | null>(null);

export function FigurePanelProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = useCallback(() => {
    setOpened(null);
  }, []);
  const panel = useMemo(
    () => (opened ? <FigurePanel shown={opened.shown} source={opened.source} onClose={close} /> : null),
    [opened, close],
  );
  return (
    <PanelContext value={setOpened}>
      {children}
      {panel}
    </PanelContext>
  );
}

/** A number with a source: a button in disguise that opens what is behind it. */
export function Figure(props: {
  readonly children: string;
  readonly source: FigureSource;
  readonly large?: boolean;
}): ReactNode {
  const open = use(PanelContext);
  return (
    <button
      type="button"
      className={`figure ${props.large ? 'figure--large' : ''}`}
      aria-haspopup="dialog"
      onClick={() => open?.({ shown: props.children, source: props.source })}
    >
      {props.children}
    </button>
  );
}
