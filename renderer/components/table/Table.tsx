import type { ReactNode } from 'react';
import { Blocks, type PartOf } from './Blocks.tsx';
import { Row } from './Row.tsx';
import './table.css';

export type Column<Row> = {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** `number`: figures of one width, so that times stand under each other. */
  readonly kind?: 'text' | 'number' | 'rowHeader';
  readonly align?: 'start' | 'end';
};

export type TableProps<Row> = {
  /** What the table lists; heard, and seen where `captionShown`. */
  readonly caption: string;
  readonly captionShown?: boolean;
  readonly columns: readonly Column<Row>[];
  /** The rows; or of a long list how many there are, and how a part of it is asked for: only what is near the window is. */
  readonly rows: readonly Row[] | { readonly total: number; readonly part: PartOf<Row> };
  readonly rowKey: (row: Row) => string;
  /** In place of rows where there are none: what that means, in words. */
  readonly empty: string;
};

/** The desk's lists. */
export function Table<R>({ caption, captionShown = false, columns, rows, rowKey, empty }: TableProps<R>) {
  const isLong = 'total' in rows;
  const count = isLong ? rows.total : rows.length;
  return (
    <div className="table-frame">
      <table className="table" aria-rowcount={isLong ? count + 1 : undefined}>
        <caption className={captionShown ? 'table-caption' : 'visually-hidden'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={column.align === 'end' ? 'table-end' : 'table-start'}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        {isLong && count > 0 && <Blocks {...rows} columns={columns} rowKey={rowKey} />}
        {!isLong && count > 0 && (
          <tbody>
            {rows.map((row) => (
              <Row key={rowKey(row)} columns={columns} row={row} />
            ))}
          </tbody>
        )}
        {count === 0 && (
          <tbody>
            <tr>
              <td colSpan={columns.length} className="table-empty">
                {empty}
              </td>
            </tr>
          </tbody>
        )}
      </table>
    </div>
  );
}
