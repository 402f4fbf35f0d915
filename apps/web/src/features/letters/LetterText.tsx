import type { ReactNode } from 'react';
import { letterFigure, type Block, type Letter, type Span } from '../../api/letters.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { Figure } from '../../pieces/figure/Figure.tsx';
import { scrollRegion } from '../../pieces/scroll-region.ts';
import { useView } from '../../view/session.tsx';

/** The letter as paper: Dutch whatever the language of the screen, its figures buttons in disguise. */
export function LetterText(props: { readonly found: Letter; readonly moved: readonly number[] }): ReactNode {
  const { found } = props;
  const spans = (list: readonly Span[]): ReactNode =>
    list.map((span, i) => <Piece key={i} span={span} {...props} />);
  return (
    <article className="letter" lang="nl" aria-label={found.onderwerp}>
      {found.demonstratie ? <p className="demo-strip letter__demo">Demonstratie: fictieve gegevens</p> : null}
      <header className="letter__head">
        <p className="letter__from">Gemeente {found.gemeente.naam}</p>
        <dl className="letter__marks">
          <div>
            <dt>Kenmerk</dt>
            <dd>{found.kenmerk}</dd>
          </div>
          <div>
            <dt>Datum</dt>
            <dd>
              <DutchDay iso={found.datum} />
            </dd>
          </div>
          <div>
            <dt>Peildatum</dt>
            <dd>
              <DutchDay iso={found.peildatum} />
            </dd>
          </div>
          <div>
            <dt>Onderwerp</dt>
            <dd>{found.onderwerp}</dd>
          </div>
        </dl>
      </header>
      {found.alineas.map((block, i) => (
        <BlockOf key={i} block={block} spans={spans} />
      ))}
      <footer className="letter__foot">
        <div className="letter__signatories">
          {found.ondertekenaars.map((role) => (
            <p key={role}>{role}</p>
          ))}
        </div>
        {found.voetnoten.length > 0 ? (
          <ol className="letter__notes">
            {found.voetnoten.map((note, i) => (
              <li key={i} id={`noot-${i + 1}`}>
                {spans(note)}
              </li>
            ))}
          </ol>
        ) : null}
      </footer>
    </article>
  );
}

function DutchDay({ iso }: { readonly iso: string }): ReactNode {
  const { format } = useSpeech();
  return <time dateTime={iso}>{format.dayLong(iso)}</time>;
}

function BlockOf(props: {
  readonly block: Block;
  readonly spans: (list: readonly Span[]) => ReactNode;
}): ReactNode {
  const { block, spans } = props;
  if (block.kop !== undefined) {
    const Heading = block.niveau === 2 ? 'h3' : 'h2';
    return <Heading className="letter__heading">{block.kop}</Heading>;
  }
  if (block.lijst) {
    return (
      <ul className="letter__list">
        {block.lijst.map((item, i) => (
          <li key={i}>{spans(item)}</li>
        ))}
      </ul>
    );
  }
  if (block.tabel) {
    const { titel, koppen, rijen, toelichting } = block.tabel;
    return (
      <div className="letter__table-box" {...scrollRegion(titel)}>
        <table className="letter__table">
          <caption>{titel}</caption>
          <thead>
            <tr>
              {koppen.map((head, i) => (
                <th key={head} scope="col" className={i === 0 ? '' : 'table__right'}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rijen.map((row, i) => (
              <tr key={i}>
                {row.map((cell, j) => (
                  <td key={j} className={j === 0 ? '' : 'table__right'}>
                    {spans(cell)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {toelichting === null ? null : <p className="letter__legend">{toelichting}</p>}
      </div>
    );
  }
  return <p className="letter__paragraph">{spans(block.tekst ?? [])}</p>;
}

function Piece(props: {
  readonly span: Span;
  readonly found: Letter;
  readonly moved: readonly number[];
}): ReactNode {
  const view = useView();
  const { span, found } = props;
  if ('tekst' in span) return span.tekst;
  if ('voetnoot' in span) {
    return (
      <sup>
        <a href={`#noot-${span.voetnoot}`}>{span.voetnoot}</a>
      </sup>
    );
  }
  const shown = span.weergave;
  return (
    <span className={props.moved.includes(span.cijfer) ? 'letter__moved' : ''}>
      <Figure
        source={{
          kind: 'letter',
          key: ['raadsbriefcijfer', found.id, span.cijfer],
          ask: () => letterFigure(found.id, span.cijfer, view.params),
        }}
      >
        {shown}
      </Figure>
    </span>
  );
}
