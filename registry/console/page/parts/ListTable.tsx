import type { ReactNode } from 'react';

export type Column = {
  readonly key: string;
  readonly title: ReactNode;
  readonly isNumber?: boolean;
  /** Left out where the window is narrow. */
  readonly isWideOnly?: boolean;
};

const classOf = ({ key, isNumber, isWideOnly }: Column) =>
  [key === 'select' && 'select', isNumber && 'end', isWideOnly && 'wide-only'].filter(Boolean).join(' ') ||
  undefined;

type ListTableProps = {
  /** For those who hear the table. */
  readonly caption: string;
  readonly columns: readonly Column[];
  /** What stands there while there is no line. */
  readonly empty: string;
  /** A `<tr>` a line. */
  readonly children: readonly ReactNode[];
};

/** Lines under the names of their columns. */
export function ListTable({ caption, columns, empty, children }: ListTableProps) {
  return (
    <div className="table-frame">
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classOf(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {children}
          {children.length === 0 && (
            <tr>
              <td colSpan={columns.length} className="empty">
                {empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
