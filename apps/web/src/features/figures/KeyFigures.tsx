import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { figure, type Indicator } from '../../api/figures.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { Figure } from '../../pieces/figure/Figure.tsx';
import { shortFigure } from '../../pieces/figure/written.ts';
import type { FigureAddress } from './figure-address.ts';

/** The figures that every talk begins with; each opens, and its name shows it below over time. */
const leading = ['jeugdigen', 'aandeel-inwoners', 'trajecten', 'kosten', 'kosten-per-jeugdige'];

export function KeyFigures(props: {
  readonly at: FigureAddress;
  readonly indicators: readonly Indicator[];
}): ReactNode {
  const { t, format, language } = useSpeech();
  const { at } = props;
  const shown = leading.flatMap((id) => props.indicators.find((indicator) => indicator.id === id) ?? []);
  const asked = useQueries({
    queries: shown.map((indicator) => ({
      queryKey: ['cijfer', indicator.id, at.params],
      queryFn: ({ signal }: { signal: AbortSignal }) => figure(indicator.id, at.params, signal),
    })),
  });
  return (
    <dl className="key-figures">
      {shown.map((indicator, i) => {
        const found = asked[i];
        const name = language === 'en' ? indicator.naamEngels : indicator.naam;
        return (
          <div key={indicator.id} className={indicator.id === at.indicator ? 'key-figures__here' : ''}>
            <dt>
              <button
                type="button"
                className="key-figures__name"
                aria-pressed={indicator.id === at.indicator}
                onClick={() => {
                  at.change({ indicator: indicator.id });
                }}
              >
                {name}
              </button>
            </dt>
            <dd>
              {found?.data ? (
                <Figure large source={{ kind: 'indicator', indicator: indicator.id, params: at.params }}>
                  {shortFigure(found.data.waarde, indicator.eenheid, format)}
                </Figure>
              ) : (
                <span className="key-figures__none">{found?.error ? t('figures.notAvailable') : '…'}</span>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
