import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Table, type Column } from './Table.tsx';

afterEach(cleanup);

type Row = { readonly id: string; readonly at: string; readonly what: string };
const columns: readonly Column<Row>[] = [
  { key: 'at', header: 'Уақыты', kind: 'number', cell: (row) => row.at },
  { key: 'what', header: 'Не', kind: 'rowHeader', cell: (row) => row.what },
];
const shared = { caption: 'Кезек', columns, rowKey: (row: Row) => row.id, empty: 'Кезек бос' };

test('rows and columns are named by their headers', () => {
  render(<Table {...shared} rows={[{ id: '1', at: '10:42', what: 'Тыйым' }]} />);
  expect(screen.getByRole('table', { name: 'Кезек' })).toBeDefined();
  expect(screen.getAllByRole('columnheader').map((header) => header.textContent)).toEqual(['Уақыты', 'Не']);
  expect(screen.getByRole('rowheader', { name: 'Тыйым' })).toBeDefined();
  expect(screen.getByRole('cell', { name: '10:42' }).className).toContain('number');
});

test('an empty table says so in words', () => {
  render(<Table {...shared} rows={[]} />);
  expect(screen.getByRole('cell', { name: 'Кезек бос' })).toBeDefined();
});
