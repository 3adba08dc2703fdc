import type { Example } from '../example.ts';
import { StatePill, type EntryState } from '../statePill/StatePill.tsx';
import { Table, type Column } from './Table.tsx';

type Row = {
  readonly id: string;
  readonly at: string;
  readonly what: string;
  readonly who: string;
  readonly state: EntryState;
  readonly words: string;
};

const columns: readonly Column<Row>[] = [
  { key: 'at', header: 'Уақыты', kind: 'number', cell: (row) => row.at },
  { key: 'what', header: 'Не', kind: 'rowHeader', cell: (row) => row.what },
  { key: 'who', header: 'Кім', cell: (row) => row.who },
  {
    key: 'state',
    header: 'Күйі',
    align: 'end',
    cell: (row) => (
      <StatePill state={row.state} entry={row.id}>
        {row.words}
      </StatePill>
    ),
  },
];

const rows: readonly Row[] = [
  {
    id: 'example-1',
    at: '10:42',
    what: 'Несиеге тыйым',
    who: 'Әубәкірова Қ. Ө.',
    state: 'waiting',
    words: 'Байланысты күтуде',
  },
  {
    id: 'example-2',
    at: '10:18',
    what: 'Алаяқтық туралы өтініш, 2 несие',
    who: 'Иванов П. С.',
    state: 'held',
    words: 'Қаулы жетіспейді',
  },
  {
    id: 'example-3',
    at: '09:55',
    what: 'Жұбайының келісімі',
    who: 'Сейітқали А. Н.',
    state: 'in-force',
    words: '09:56 бастап күшінде',
  },
];

const shared = {
  caption: 'Бүгінгі өтініштер',
  columns,
  rowKey: (row: Row) => row.id,
  empty: 'Бүгін әлі өтініш жоқ',
};

export const examples: readonly Example[] = [
  { title: 'The queue', element: <Table {...shared} rows={rows} /> },
  { title: 'Nothing yet', element: <Table {...shared} captionShown rows={[]} /> },
];
