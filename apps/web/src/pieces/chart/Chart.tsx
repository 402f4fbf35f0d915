import { useCallback, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useSpeech } from '../../i18n/language.tsx';
import { Button } from '../Button.tsx';
import { handOut } from '../table/exports.ts';
import { useListener } from '../use-listener.ts';
import { asPng, asSvg } from './picture.ts';

export interface LegendEntry {
  readonly name: string;
  readonly colour: string;
  readonly isHatched?: boolean;
}

/**
 * A chart whose title is the finding and whose subtitle is the measure. The same data stand in a table one key away
 * (T), and the picture can be kept as SVG or PNG.
 */
export function Chart(props: {
  readonly finding: ReactNode;
  /** The finding as plain text, for the picture and for screen readers. */
  readonly findingText: string;
  readonly measure: string;
  readonly fileName: string;
  readonly legend?: readonly LegendEntry[];
  readonly draw: (width: number) => SVGElement | HTMLElement;
  readonly table: ReactNode;
  readonly note?: ReactNode;
}): ReactNode {
  const { t } = useSpeech();
  const [asTable, setAsTable] = useState(false);
  const titleId = useId();
  const figure = useRef<HTMLElement>(null);
  const onKey = useCallback((event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key.toLowerCase() === 't' && !typing && plain) setAsTable((before) => !before);
  }, []);
  useListener(figure, 'keydown', onKey);
  return (
    <figure ref={figure} className="chart" aria-labelledby={titleId}>
      <figcaption className="chart__caption" id={titleId}>
        <span className="chart__finding">{props.finding}</span>
        <span className="chart__measure">{props.measure}</span>
      </figcaption>
      {asTable ? props.table : <Picture {...props} />}
      {props.note ? <p className="chart__note">{props.note}</p> : null}
      <div className="chart__tools">
        <Button
          look="subtle"
          small
          icon={asTable ? 'chart' : 'table'}
          onClick={() => {
            setAsTable(!asTable);
          }}
        >
          {t(asTable ? 'chart.asChart' : 'chart.asTable')} <kbd className="key">T</kbd>
        </Button>
        {asTable ? null : <Keep fileName={props.fileName} titleId={titleId} />}
      </div>
    </figure>
  );
}

function Picture(props: {
  readonly findingText: string;
  readonly measure: string;
  readonly legend?: readonly LegendEntry[];
  readonly draw: (width: number) => SVGElement | HTMLElement;
}): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const el = box.current;
    if (!el) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      setWidth(Math.round(entry?.contentRect.width ?? 0));
    });
    observer.observe(el);
    return () => {
      observer.disconnect();
    };
  }, []);
  const { draw, findingText, measure } = props;
  useEffect(() => {
    const el = box.current;
    if (!el || width === 0) return;
    const drawn = draw(width);
    const svg = drawn instanceof SVGElement ? drawn : drawn.querySelector('svg');
    svg?.setAttribute('role', 'img');
    // The picture as a whole has a name; names on its groups, which have no role, help nobody.
    for (const group of svg?.querySelectorAll('g[aria-label]') ?? []) group.removeAttribute('aria-label');
    svg?.setAttribute('aria-label', `${findingText}. ${measure}`);
    el.replaceChildren(drawn);
  }, [draw, width, findingText, measure]);
  return (
    <>
      {props.legend && props.legend.length > 0 ? (
        <ul className="legend">
          {props.legend.map((entry) => (
            <li key={entry.name}>
              <span
                className={`legend__swatch ${entry.isHatched ? 'legend__swatch--hatched' : ''}`}
                style={{ backgroundColor: entry.colour }}
              />
              {entry.name}
            </li>
          ))}
        </ul>
      ) : null}
      <div ref={box} className="chart__picture" />
    </>
  );
}

function Keep({ fileName, titleId }: { readonly fileName: string; readonly titleId: string }): ReactNode {
  const svgOf = (): SVGSVGElement | null =>
    document.getElementById(titleId)?.parentElement?.querySelector<SVGSVGElement>('.chart__picture svg') ??
    null;
  const keep = async (kind: 'svg' | 'png'): Promise<void> => {
    const svg = svgOf();
    if (!svg) return;
    if (kind === 'svg') handOut(`${fileName}.svg`, 'image/svg+xml', asSvg(svg));
    else handOut(`${fileName}.png`, 'image/png', await asPng(svg));
  };
  return (
    <>
      <Button look="subtle" small icon="download" onClick={() => void keep('svg')}>
        SVG
      </Button>
      <Button look="subtle" small icon="download" onClick={() => void keep('png')}>
        PNG
      </Button>
    </>
  );
}
