import { useRef, type ReactNode } from 'react';
import { useSpeech } from '../../i18n/language.tsx';
import { Button } from '../Button.tsx';
import { scrollRegion } from '../scroll-region.ts';
import { useListener } from '../use-listener.ts';
import { isRight, totalOf, writtenValue, written, type Column } from './columns.ts';
import type { More } from './more.ts';
import { moveBetweenRows, rowHeight, useRowsInView, useScrolls, type RowsInView } from './rows-in-view.ts';
import { TableHead } from './TableHead.tsx';
import { TableTools } from './TableTools.tsx';
import { useTableState, type TableState } from './table-state.ts';

interface Props<Row> {
  /** Needed where a page has more than one table: keeps their order and filters apart in the address. */
  readonly id?: string;
  readonly name: string;
  readonly fileName: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly more?: More;
  readonly empty?: ReactNode;
  readonly isMarked?: (row: Row) => boolean;
}

/**
 * The table of every page: sorting and filters in the head, choice of columns, sticky head and totals, arrow keys
 * between rows, and CSV and Excel of exactly what is shown.
 */
export function DataTable<Row>(props: Props<Row>): ReactNode {
  return props.rows.length === 0 && props.empty ? props.empty : <FilledTable {...props} />;
}

function FilledTable<Row>(props: Props<Row>): ReactNode {
  const { t } = useSpeech();
  const state = useTableState(props.id ?? '', props.columns, props.rows);
  const box = useRef<HTMLDivElement>(null);
  const scrolls = useScrolls(box, state.shownRows.length + state.shownColumns.length);
  const inView = useRowsInView(box, state.shownRows.length, props.more);
  useListener(box, 'keydown', moveBetweenRows);
  const hasMore = props.more?.has ?? false;
  return (
    <div className="table-block">
      <TableTools
        name={props.name}
        fileName={props.fileName}
        columns={props.columns}
        state={state}
        loaded={props.rows.length}
        hasMore={hasMore}
      />
      <div
        ref={box}
        className={`table-box ${inView.isVirtual ? 'table-box--virtual' : ''}`}
        {...(scrolls ? scrollRegion(props.name) : {})}
      >
        <table className="utrecht-table table" aria-rowcount={hasMore ? -1 : state.shownRows.length + 1}>
          <caption className="visually-hidden">{props.name}</caption>
          <TableHead state={state} />
          <Rows {...props} state={state} inView={inView} />
          <Totals state={state} hasMore={hasMore} />
        </table>
        {state.shownRows.length === 0 ? <p className="table__none">{t('table.none')}</p> : null}
      </div>
      {props.more?.has ? <MoreRows more={props.more} isSorted={state.order !== null} /> : null}
    </div>
  );
}

function Rows<Row>(
  props: Pick<Props<Row>, 'rowKey' | 'isMarked'> & {
    readonly state: TableState<Row>;
    readonly inView: RowsInView;
  },
): ReactNode {
  const { state, inView } = props;
  const span = state.shownColumns.length;
  return (
    <tbody className="utrecht-table__body">
      <Spacer rows={inView.from} span={span} />
      {state.shownRows.slice(inView.from, inView.until).map((row, i) => (
        <TableRow
          key={props.rowKey(row)}
          row={row}
          number={inView.from + i + 2}
          columns={state.shownColumns}
          isMarked={props.isMarked?.(row) ?? false}
        />
      ))}
      <Spacer rows={state.shownRows.length - inView.until} span={span} />
    </tbody>
  );
}

function TableRow<Row>(props: {
  readonly row: Row;
  readonly number: number;
  readonly columns: readonly Column<Row>[];
  readonly isMarked: boolean;
}): ReactNode {
  const { format } = useSpeech();
  return (
    <tr
      className={`utrecht-table__row ${props.isMarked ? 'table__marked' : ''}`}
      aria-rowindex={props.number}
    >
      {props.columns.map((column) => (
        <td
          key={column.key}
          className={`utrecht-table__cell ${isRight(column.kind) ? 'table__right' : ''} ${column.kind === 'text' ? '' : 'table__nowrap'} ${column.fills ? 'table__fills' : ''}`}
        >
          {column.show ? column.show(props.row) : written(column, props.row, format)}
        </td>
      ))}
    </tr>
  );
}

/** Stands for the rows that are not in the page, so that the scroll bar tells the truth. */
function Spacer(props: { readonly rows: number; readonly span: number }): ReactNode {
  if (props.rows <= 0) return null;
  return (
    <tr className="table__spacer">
      <td colSpan={props.span} style={{ blockSize: props.rows * rowHeight }}>
        {'\u00a0'}
      </td>
    </tr>
  );
}

function Totals<Row>(props: { readonly state: TableState<Row>; readonly hasMore: boolean }): ReactNode {
  const { t, format } = useSpeech();
  const { shownColumns, shownRows } = props.state;
  if (!shownColumns.some((column) => column.total)) return null;
  return (
    <tfoot>
      <tr className="table__totals">
        {shownColumns.map((column, i) => {
          const total = totalOf(column, shownRows);
          const text = total === null ? '' : writtenValue(column, total, format);
          return (
            <td key={column.key} className={isRight(column.kind) ? 'table__right' : ''}>
              {i === 0 && total === null ? t(props.hasMore ? 'table.totalLoaded' : 'table.total') : text}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}

function MoreRows({ more, isSorted }: { readonly more: More; readonly isSorted: boolean }): ReactNode {
  const { t } = useSpeech();
  return (
    <div className="table-more">
      {isSorted ? <p>{t('table.sortedLoaded')}</p> : null}
      <Button busy={more.busy} onClick={more.load}>
        {t('table.more')}
      </Button>
      <Button busy={more.busy} onClick={more.loadAll} look="subtle">
        {t('table.all')}
      </Button>
    </div>
  );
}
