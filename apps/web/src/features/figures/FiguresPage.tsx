import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { segments } from '../../api/contracts.ts';
import { figure, indicators, type Indicator } from '../../api/figures.ts';
import { Page } from '../../frame/Page.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { Figure } from '../../pieces/figure/Figure.tsx';
import { shortFigure } from '../../pieces/figure/written.ts';
import { SelectField } from '../../pieces/Field.tsx';
import { Icon } from '../../pieces/Icon.tsx';
import { Answer } from '../../pieces/States.tsx';
import { monthsBefore } from '../../view/months.ts';
import { useView } from '../../view/session.tsx';
import { Breakdown } from './Breakdown.tsx';
import { FigureTabs } from './FigureTabs.tsx';
import { useFigureAddress, type FigureAddress } from './figure-address.ts';
import { KeyFigures } from './KeyFigures.tsx';
import { Months } from './Months.tsx';
import { YearBefore } from './YearBefore.tsx';

/** Region and municipality in figures: one indicator over time and split, with its period, filters and cut-off. */
export function FiguresPage(): ReactNode {
  const { t } = useSpeech();
  const asked = useQuery({ queryKey: ['indicatoren'], queryFn: indicators, staleTime: Infinity });
  const at = useFigureAddress();
  const chosen = asked.data?.indicatoren.find((one) => one.id === at.indicator);
  return (
    <Page
      question={t('figures.question')}
      above={<FigureTabs />}
      answer={chosen ? <FiguresAnswer at={at} indicator={chosen} /> : null}
    >
      <Answer of={asked}>
        {({ indicatoren }) => (
          <>
            <KeyFigures at={at} indicators={indicatoren} />
            <Choices at={at} indicators={indicatoren} />
            {chosen ? (
              <>
                <Months at={at} indicator={chosen} />
                <Breakdown at={at} indicator={chosen} />
              </>
            ) : null}
          </>
        )}
      </Answer>
    </Page>
  );
}

/** "Kosten: € 45,2 mln van … tot en met …, 6,1 % meer dan een jaar eerder." */
function FiguresAnswer(props: { readonly at: FigureAddress; readonly indicator: Indicator }): ReactNode {
  const { t, rich, format, language } = useSpeech();
  const view = useView();
  const { at, indicator } = props;
  const needsReferrer = indicator.id === 'aandeel-verwijzer' && !at.params['verwijzer'];
  const now = useQuery({
    queryKey: ['cijfer', indicator.id, at.params],
    queryFn: ({ signal }) => figure(indicator.id, at.params, signal),
    enabled: !needsReferrer,
  });
  if (needsReferrer) return <p>{t('figures.chooseReferrer')}</p>;
  if (!now.data) return <p>&nbsp;</p>;
  const name = language === 'en' ? indicator.naamEngels : indicator.naam;
  return (
    <p>
      {rich('figures.answer', {
        who: view.name,
        name: name.slice(0, 1).toLowerCase() + name.slice(1),
        value: (
          <Figure source={{ kind: 'indicator', indicator: indicator.id, params: at.params }}>
            {shortFigure(now.data.waarde, indicator.eenheid, format)}
          </Figure>
        ),
        from: format.monthLong(at.from),
        until: format.monthLong(at.until),
      })}{' '}
      <YearBefore at={at} indicator={indicator} now={now.data.waarde} />
      {now.data.voorlopig ? ` ${t('figures.provisional')}` : null}
    </p>
  );
}

function Choices(props: {
  readonly at: FigureAddress;
  readonly indicators: readonly Indicator[];
}): ReactNode {
  const { t, word, format, language } = useSpeech();
  const view = useView();
  const { at } = props;
  const known = useQuery({ queryKey: ['segmenten'], queryFn: segments, staleTime: Infinity });
  const months = monthsBefore(view.cutOff.slice(0, 7), 60).map((m) => ({
    value: m,
    label: format.monthLong(m),
  }));
  return (
    <div className="filter-bar filter-bar--figures">
      <SelectField
        label={t('figures.indicator')}
        value={at.indicator}
        options={props.indicators.map((i) => ({
          value: i.id,
          label: language === 'en' ? i.naamEngels : i.naam,
        }))}
        onChange={(indicator) => {
          at.change({ indicator });
        }}
      />
      <SelectField
        label={t('word.from')}
        value={at.from}
        options={months.filter((m) => m.value <= at.until)}
        onChange={(van) => {
          at.change({ van });
        }}
      />
      <SelectField
        label={t('figures.untilMonth')}
        value={at.until}
        options={months.filter((m) => m.value >= at.from)}
        onChange={(tot) => {
          at.change({ tot });
        }}
      />
      <SelectField
        label={t('word.segment')}
        value={at.segment}
        options={[
          { value: '', label: t('figures.allSegments') },
          ...(known.data?.segmenten ?? []).map((s) => ({
            value: String(s.nummer),
            label: `${s.nummer} ${s.naam}`,
          })),
        ]}
        onChange={(segment) => {
          at.change({ segment });
        }}
      />
      {at.filters.length > 0 ? (
        <ul className="chips" aria-label={t('figures.filters')}>
          {at.filters.map(({ side, code }) => (
            <li key={side}>
              <button
                type="button"
                className="chip"
                onClick={() => {
                  at.change({ [side]: '' });
                }}
              >
                {word('filter', side)}: {code}
                <Icon name="close" />
                <span className="visually-hidden">{t('figures.removeFilter')}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
