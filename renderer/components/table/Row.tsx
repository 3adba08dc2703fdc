import type { Column } from './Table.tsx';

type RowProps<R> = {
  readonly columns: readonly Column<R>[];
  readonly row: R;
  /** Of a long list: which row it is, the header being the first. */
  readonly index?: number;
};

/** One row; the cell of the column that names it is its header. */
export function Row<R>({ columns, row, index }: RowProps<R>) {
  return (
    <tr aria-rowindex={index}>
      {columns.map((column) => (
        <Cell key={column.key} column={column} row={row} />
      ))}
    </tr>
  );
}

function Cell<R>({ column, row }: { readonly column: Column<R>; readonly row: R }) {
  const content = column.cell(row);
  const align = column.align === 'end' ? 'table-end' : 'table-start';
  if (column.kind === 'rowHeader') {
    return (
      <th scope="row" className={`table-row-header ${align}`}>
        {content}
      </th>
    );
  }
  return <td className={`${column.kind === 'number' ? 'number ' : ''}${align}`}>{content}</td>;
}
