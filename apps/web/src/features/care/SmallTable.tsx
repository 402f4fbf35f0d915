import type { ReactNode } from 'react';
import { scrollRegion } from '../../pieces/scroll-region.ts';

/** A short table with real heads, for what is read and not searched. */
export function SmallTable(props: {
  readonly name: string;
  readonly heads: readonly string[];
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="table-box small-table" {...scrollRegion(props.name)}>
      <table className="utrecht-table table">
        <caption className="visually-hidden">{props.name}</caption>
        <thead className="utrecht-table__header">
          <tr className="utrecht-table__row">
            {props.heads.map((head) => (
              <th key={head} scope="col" className="utrecht-table__header-cell">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="utrecht-table__body">{props.children}</tbody>
      </table>
    </div>
  );
}

export function Cells({ of }: { readonly of: readonly ReactNode[] }): ReactNode {
  return (
    <>
      {of.map((cell, i) => (
        <td key={i} className="utrecht-table__cell">
          {cell}
        </td>
      ))}
    </>
  );
}
