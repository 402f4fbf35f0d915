import type { ReactNode } from 'react';
import type { LineDetail } from '../../api/claims.ts';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { scrollRegion } from '../../pieces/scroll-region.ts';
import { Icon } from '../../pieces/Icon.tsx';

type Fields = Readonly<Record<string, unknown>>;

/** On which card a deciding fact stands. */
const decidesCard: Readonly<Record<string, readonly string[]>> = {
  line: ['amount', 'claim', 'message'],
  allocation: ['allocation', 'client', 'product', 'unit', 'period'],
  rate: ['rate'],
  earlier: ['earlier-line'],
  volume: ['volume', 'budget'],
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
        decided={false}
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

/** Amounts end in Centen, numbers that are names end in nummer, days look like days, a verdict has its own word. */
function factText(name: string, value: unknown, { format, t, word, said }: Speech): string {
  if (typeof value === 'boolean') return t(value ? 'word.yes' : 'word.no');
  if (typeof value === 'number') {
    if (name.endsWith('Centen')) return format.money(value);
    return name.endsWith('nummer') ? String(value) : format.number(value);
  }
  if (typeof value === 'string') {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return format.day(value);
    if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return `${format.day(value)} ${value.slice(11, 16)}`;
    return name === 'oordeel' ? word('status', value) : said(value);
  }
  return namedText(value);
}

function namedText(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('naam' in value)) return JSON.stringify(value);
  const code = 'code' in value ? ` (${String(value.code)})` : '';
  return `${String(value.naam)}${code}`;
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
