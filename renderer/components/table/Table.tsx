import type { ReactNode } from 'react';
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
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** In place of rows where there are none: what that means, in words. */
  readonly empty: string;
};

/** The desk's lists. */
export function Table<Row>({ caption, captionShown = false, columns, rows, rowKey, empty }: TableProps<Row>) {
  return (
    <div className="table-frame">
      <table className="table">
        <caption className={captionShown ? 'table-caption' : 'visually-hidden'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={alignment(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length} className="table-empty">
                {empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const content = column.cell(row);
  if (column.kind === 'rowHeader') {
    return (
      <th scope="row" className={`table-row-header ${alignment(column)}`}>
        {content}
      </th>
    );
  }
  return <td className={`${column.kind === 'number' ? 'number ' : ''}${alignment(column)}`}>{content}</td>;
}

function alignment<Row>(column: Column<Row>): string {
  return column.align === 'end' ? 'table-end' : 'table-start';
}
