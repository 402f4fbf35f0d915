import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { figure, type Indicator } from '../../api/figures.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { Figure } from '../../pieces/figure/Figure.tsx';
import { shortFigure } from '../../pieces/figure/written.ts';
import { monthPlus } from '../../view/months.ts';
import { useView } from '../../view/session.tsx';
import type { FigureAddress } from './figure-address.ts';

/**
 * "Dat is 6,1 % meer dan een jaar eerder": the same months a year before, as they were known a year before, so that both
 * miss as many claims. Held against a year that is complete by now, every running year would seem to fall.
 */
export function YearBefore(props: {
  readonly at: FigureAddress;
  readonly indicator: Indicator;
  readonly now: number | null;
}): ReactNode {
  const { t, rich, format } = useSpeech();
  const { cutOffYearBefore } = useView();
  const { at, indicator, now } = props;
  const params = {
    ...at.params,
    van: monthPlus(at.from, -12),
    tot: monthPlus(at.until, -12),
    peildatum: cutOffYearBefore ?? '',
  };
  const then = useQuery({
    queryKey: ['cijfer', indicator.id, params],
    queryFn: ({ signal }) => figure(indicator.id, params, signal),
    enabled: cutOffYearBefore !== null,
  }).data?.waarde;
  if (now === null || !then || cutOffYearBefore === null) return null;
  const change =
    indicator.eenheid === 'aandeel'
      ? t('figures.points', { n: format.number(Math.abs(now - then) * 100, 1) })
      : format.percent(Math.abs(now / then - 1));
  return rich(now >= then ? 'figures.more' : 'figures.less', {
    change: <strong>{change}</strong>,
    before: (
      <Figure source={{ kind: 'indicator', indicator: indicator.id, params }}>
        {shortFigure(then, indicator.eenheid, format)}
      </Figure>
    ),
    day: format.dayLong(cutOffYearBefore),
  });
}
