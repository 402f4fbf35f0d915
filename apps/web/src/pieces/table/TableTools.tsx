import { useState, type ReactNode } from 'react';
import { useSpeech } from '../../i18n/language.tsx';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import type { Column } from './columns.ts';
import { asCsv, asText, handOut, sheetOf } from './exports.ts';
import type { TableState } from './table-state.ts';
import { workbook } from './workbook.ts';

/** Above a table: how many rows, filter, columns, copy, CSV and Excel of exactly what is shown. */
export function TableTools<Row>(props: {
  readonly name: string;
  readonly fileName: string;
  readonly columns: readonly Column<Row>[];
  readonly state: TableState<Row>;
  readonly loaded: number;
  readonly hasMore: boolean;
}): ReactNode {
  const { t, format } = useSpeech();
  const { state } = props;
  const [said, setSaid] = useState('');
  const shown = state.shownRows.length;
  const count =
    shown === props.loaded
      ? t(props.hasMore ? 'table.rowsMore' : 'table.rows', { n: shown })
      : t('table.rowsOf', { n: shown, of: props.loaded });
  const sheet = (): ReturnType<typeof sheetOf> => sheetOf(state.shownColumns, state.shownRows);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(asText(state.shownColumns, state.shownRows, format));
    setSaid(t('table.copied', { n: shown }));
  };
  return (
    <div className="table-tools">
      <output className="table-tools__count">{said === '' ? count : said}</output>
      <div className="table-tools__buttons">
        <Button look="subtle" small icon="filter" expanded={state.filtersOpen} onClick={state.toggleFilters}>
          {t('table.filter')}
        </Button>
        <ColumnChoice columns={props.columns} state={state} />
        <Button look="subtle" small icon="copy" onClick={() => void copy()}>
          {t('table.copy')}
        </Button>
        <Button
          look="subtle"
          small
          icon="download"
          onClick={() => {
            handOut(`${props.fileName}.csv`, 'text/csv', asCsv(sheet()));
          }}
        >
          CSV
        </Button>
        <Button
          look="subtle"
          small
          icon="download"
          onClick={() => {
            handOut(
              `${props.fileName}.xlsx`,
              'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
              workbook(props.name, sheet()),
            );
          }}
        >
          Excel
        </Button>
      </div>
    </div>
  );
}

function ColumnChoice<Row>(props: {
  readonly columns: readonly Column<Row>[];
  readonly state: TableState<Row>;
}): ReactNode {
  const { t } = useSpeech();
  return (
    <details className="column-choice">
      <summary className="utrecht-button utrecht-button--subtle button--small">
        <Icon name="columns" />
        {t('table.columns')}
      </summary>
      <fieldset className="column-choice__list">
        <legend>{t('table.columnsLegend')}</legend>
        {props.columns.map((column) => (
          <label key={column.key} className="check">
            <input
              type="checkbox"
              className="utrecht-checkbox utrecht-checkbox--html-input"
              checked={props.state.isChosen(column.key)}
              onChange={() => {
                props.state.toggleColumn(column.key);
              }}
            />
            {column.head}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
