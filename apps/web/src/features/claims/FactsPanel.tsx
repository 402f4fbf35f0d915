import type { ReactNode } from 'react';
import type { LineDetail } from '../../api/claims.ts';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { scrollRegion } from '../../pieces/scroll-region.ts';
import { Icon } from '../../pieces/Icon.tsx';

type Fields = Readonly<Record<string, unknown>>;

/** Facts per card; the names that the server gives to the deciding fact, per card. */
const decidesCard: Readonly<Record<string, readonly string[]>> = {
  line: ['amount', 'claim', 'message', 'bedrag', 'declaratie', 'bericht'],
  allocation: [
    'allocation',
    'client',
    'product',
    'unit',
    'period',
    'toewijzing',
    'client',
    'eenheid',
    'periode',
    'budget',
  ],
  rate: ['rate', 'tarief'],
  earlier: ['earlier-line', 'eerdere-regel', 'eerdereRegels'],
  volume: ['volume', 'restVolume', 'rest-volume'],
  ceiling: ['ceiling', 'plafond'],
};

/** Beside a verdict: the line, the allocation, the rate on the day, earlier lines, what is left; what decided is marked. */
export function FactsPanel({ line }: { readonly line: LineDetail }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const deciding = new Set([line.feiten.beslissend, ...line.bevindingen.map((f) => f.feit)]);
  const decided = (card: string): boolean => (decidesCard[card] ?? []).some((name) => deciding.has(name));
  const own: Fields = {
    product: line.product,
    van: line.van,
    tot: line.tot,
    volume: line.volume,
    eenheidNaam: line.eenheidNaam,
    tariefCenten: line.tariefCenten,
    bedragCenten: line.bedragCenten,
    ...(line.credit ? { credit: true } : {}),
  };
  return (
    <div className="fact-cards">
      <Card title={t('facts.line')} fields={own} decided={decided('line')} none={t('facts.none')} />
      <Card
        title={t('facts.allocation')}
        fields={line.feiten.toewijzing}
        decided={decided('allocation')}
        none={t('facts.noAllocation')}
      />
      <Card
        title={t('facts.rate')}
        fields={line.feiten.tarief}
        decided={decided('rate')}
        none={t('facts.noRate')}
      />
      <Card
        title={t('facts.volume')}
        fields={line.feiten.restVolume}
        decided={decided('volume')}
        none={t('facts.none')}
      />
      <Earlier lines={line.feiten.eerdereRegels} decided={decided('earlier')} />
      <Card
        title={t('facts.ceiling')}
        fields={line.feiten.plafond}
        decided={decided('ceiling')}
        none={t('facts.noCeiling')}
        note={t('facts.ceilingNote')}
      />
    </div>
  );
}

function Card(props: {
  readonly title: string;
  readonly fields: Fields | null;
  readonly decided: boolean;
  readonly none: string;
  readonly note?: string;
}): ReactNode {
  const speech = useSpeech();
  return (
    <section className={`fact-card ${props.decided ? 'fact-card--decided' : ''}`}>
      <h3 className="utrecht-heading-3">{props.title}</h3>
      {props.decided ? <Decided /> : null}
      {props.fields === null ? (
        <p className="fact-card__none">{props.none}</p>
      ) : (
        <dl className="fact-card__fields">
          {Object.entries(props.fields).map(([name, value]) =>
            value === null || value === undefined ? null : (
              <div key={name}>
                <dt>{speech.word('fact', name)}</dt>
                <dd>{factText(name, value, speech)}</dd>
              </div>
            ),
          )}
        </dl>
      )}
      {props.note && props.fields !== null ? <p className="fact-card__note">{props.note}</p> : null}
    </section>
  );
}

function Decided(): ReactNode {
  const { t } = useSpeech();
  return (
    <p className="fact-card__mark">
      <Icon name="right" />
      {t('facts.decided')}
    </p>
  );
}

/** Amounts end in Centen and days look like days: each is written as such; a code with a name shows the name first. */
function factText(name: string, value: unknown, speech: Speech): string {
  const { format, t } = speech;
  if (typeof value === 'boolean') return t(value ? 'word.yes' : 'word.no');
  if (typeof value === 'number') return name.endsWith('Centen') ? format.money(value) : format.number(value);
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.day(value) : value;
  if (typeof value === 'object' && value !== null && 'naam' in value) {
    const named = value as { naam: unknown; code?: unknown; agb?: unknown };
    return `${String(named.naam)} (${String(named.code ?? named.agb ?? '')})`;
  }
  return JSON.stringify(value);
}

function Earlier(props: { readonly lines: readonly Fields[]; readonly decided: boolean }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const names = [...new Set(props.lines.flatMap((line) => Object.keys(line)))];
  return (
    <section className={`fact-card fact-card--wide ${props.decided ? 'fact-card--decided' : ''}`}>
      <h3 className="utrecht-heading-3">{t('facts.earlier')}</h3>
      {props.decided ? <Decided /> : null}
      {props.lines.length === 0 ? (
        <p className="fact-card__none">{t('facts.noEarlier')}</p>
      ) : (
        <div className="table-box" {...scrollRegion(t('facts.earlier'))}>
          <table className="utrecht-table table">
            <thead className="utrecht-table__header">
              <tr>
                {names.map((name) => (
                  <th key={name} scope="col" className="utrecht-table__header-cell">
                    {speech.word('fact', name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {props.lines.map((line, i) => (
                <tr key={i}>
                  {names.map((name) => (
                    <td key={name} className="utrecht-table__cell">
                      {line[name] === null || line[name] === undefined
                        ? ''
                        : factText(name, line[name], speech)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
