import * as Plot from '@observablehq/plot';
import { Window } from 'happy-dom';

/** A chart as SVG text, the same bytes for the same data: made on a page of its own, numbers cut to three decimals. */
export function renderChart(
  options: Plot.PlotOptions & { readonly title: string; readonly description: string },
): string {
  const { title, description, ...rest } = options;
  const page = new Window();
  const document = page.document as unknown as NonNullable<Plot.PlotOptions['document']>;
  const figure = Plot.plot({
    width: 720,
    height: 360,
    style: { fontFamily: 'sans-serif' },
    ...rest,
    title: undefined,
    document,
  });
  const svg =
    figure.tagName.toLowerCase() === 'svg' ? figure : (figure.querySelector('svg:last-of-type') ?? figure);
  svg.setAttribute('role', 'img');
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const text = svg.outerHTML
    .replace(/(<svg[^>]*>)/, `$1<title>${title}</title><desc>${description}</desc>`)
    .replaceAll(/-?\d+\.\d{4,}/g, (n: string) => String(Number(Number(n).toFixed(3))))
    .replaceAll(/plot-[0-9a-f]{6,}/g, 'plot');
  page.close();
  return `${text}\n`;
}
