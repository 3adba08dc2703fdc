/** Many rows or keys in one statement, whose text is the same however many there are. */
import {
  PostgresAdapter,
  sql,
  type Expression,
  type Insertable,
  type Kysely,
  type RawBuilder,
  type SqlBool,
} from 'kysely';
import type { Reading, Tables, Writing } from './tables.ts';

/** SQLite limits the parameters of one statement; there, rows are written in parts of this many. */
const ROWS = 200;

/** Whether the store, or the transaction, is one of PostgreSQL. */
export const isPostgres = (store: Pick<Kysely<unknown>, 'getExecutor'>) =>
  store.getExecutor().adapter instanceof PostgresAdapter;

/** Whether `column` is one of `values`: a list that travels as one parameter. */
export const among = (
  store: Reading,
  column: string,
  values: readonly string[] | readonly number[],
): Expression<SqlBool> =>
  isPostgres(store)
    ? sql<SqlBool>`${sql.ref(column)} = any(${values})`
    : sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`;

type Column<T extends keyof Tables> = keyof Insertable<Tables[T]> & string;
/**
 * The columns that are written, with their types in PostgreSQL; a 'line' is text that is
 * always there and has no line feed: it travels as it is, where an array would be escaped element by element.
 */
type Columns<T extends keyof Tables> = Partial<Record<Column<T>, 'text' | 'bigint' | 'line'>>;

/**
 * Inserts `rows` into `table`. Throws where one is there already; with `passOver`, a column, those are left
 * as they are, and that column of the ones that were written is returned.
 */
export async function insertRows<T extends keyof Tables>(
  tx: Writing,
  table: T,
  columns: Columns<T>,
  rows: readonly Insertable<Tables[T]>[],
  passOver?: Column<T>,
): Promise<unknown[]> {
  if (rows.length === 0) return [];
  const names = Object.keys(columns) as Column<T>[];
  const into = sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})`;
  const end =
    passOver === undefined ? sql`` : sql`on conflict do nothing returning ${sql.ref(passOver)} as "written"`;
  const run = async (source: RawBuilder<unknown>) =>
    (await sql<{ written: unknown }>`${into} ${source} ${end}`.execute(tx)).rows.map(
      ({ written }) => written,
    );
  if (isPostgres(tx)) {
    const lists = names.map((name) => {
      const values = rows.map((row) => row[name]);
      if (columns[name] === 'line') return sql`string_to_table(${values.join('\n')}, E'\\n')`;
      return sql`unnest(${values}::${sql.raw(`${columns[name] ?? 'text'}[]`)})`;
    });
    return run(sql`select * from rows from (${sql.join(lists)})`);
  }
  const written: unknown[] = [];
  for (let start = 0; start < rows.length; start += ROWS) {
    const part = rows.slice(start, start + ROWS);
    const values = part.map((row) => sql`(${sql.join(names.map((name) => row[name]))})`);
    written.push(...(await run(sql`values ${sql.join(values)}`)));
  }
  return written;
}

/** `rows` as a table called `name` of one statement, with the types of its columns in PostgreSQL; they travel as one parameter. */
export function rowsFrom<C extends string>(
  store: Pick<Kysely<unknown>, 'getExecutor'>,
  name: string,
  columns: Readonly<Record<C, 'text' | 'integer' | 'bigint'>>,
  rows: readonly Record<C, string | number | null>[],
): RawBuilder<unknown> {
  const json = JSON.stringify(rows);
  const each = Object.entries<string>(columns);
  if (isPostgres(store)) {
    const typed = each.map(([column, type]) => sql`${sql.ref(column)} ${sql.raw(type)}`);
    return sql`json_to_recordset(${json}::json) as ${sql.ref(name)} (${sql.join(typed)})`;
  }
  const read = each.map(([column]) => sql`value ->> ${sql.lit(column)} as ${sql.ref(column)}`);
  return sql`(select ${sql.join(read)} from json_each(${json})) as ${sql.ref(name)}`;
}
