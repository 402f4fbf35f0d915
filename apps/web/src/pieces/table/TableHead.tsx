import type { ReactNode } from 'react';
import { useSpeech } from '../../i18n/language.tsx';
import { isRight, type Column } from './columns.ts';
import type { TableState } from './table-state.ts';

export function TableHead<Row>({ state }: { readonly state: TableState<Row> }): ReactNode {
  return (
    <thead className="utrecht-table__header">
      <tr>
        {state.shownColumns.map((column) => (
          <HeadCell key={column.key} column={column} state={state} />
        ))}
      </tr>
      {state.filtersOpen ? (
        <tr className="table__filters">
          {state.shownColumns.map((column) => (
            <FilterCell key={column.key} column={column} state={state} />
          ))}
        </tr>
      ) : null}
    </thead>
  );
}

function HeadCell<Row>(props: { readonly column: Column<Row>; readonly state: TableState<Row> }): ReactNode {
  const { column, state } = props;
  const here = state.order?.key === column.key;
  const direction = here ? (state.order?.descending ? 'descending' : 'ascending') : 'none';
  return (
    <th
      scope="col"
      aria-sort={direction}
      className={`utrecht-table__header-cell ${isRight(column.kind) ? 'table__right' : ''} ${column.fills ? 'table__fills' : ''}`}
    >
      <button
        type="button"
        className={`table__sort table__sort--${direction}`}
        onClick={() => {
          state.sortBy(column.key);
        }}
      >
        {column.head}
        <span className="table__arrow" aria-hidden="true" />
      </button>
    </th>
  );
}

function FilterCell<Row>(props: {
  readonly column: Column<Row>;
  readonly state: TableState<Row>;
}): ReactNode {
  const { t } = useSpeech();
  const { column, state } = props;
  return (
    <td>
      <input
        className="utrecht-textbox table__filter"
        type="search"
        aria-label={t('table.filterOn', { column: column.head })}
        value={state.filters[column.key] ?? ''}
        onChange={(event) => {
          state.filterBy(column.key, event.target.value);
        }}
      />
    </td>
  );
}
