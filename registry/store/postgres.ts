/** The store over PostgreSQL: the only file that knows `pg`. */
import { PostgresDialect, type Dialect, type PostgresPoolClient } from 'kysely';
import { Client, Pool, TypeOverrides, types, type ClientConfig, type PoolClient } from 'pg';

/** How many pushes, checks and questions of one process are in the database at once. */
const MOST_CONNECTIONS = 10;
/** Whoever waits longer for a connection or a row is told to come back later. */
const PATIENCE_MS = 10_000;
/** A process that stands still, or is cut off, in the middle of a transaction does not hold a journal for ever. */
const IDLE_IN_TRANSACTION_MS = 60_000;
/** More than there are different statements; the rest is for the odd one out. */
const MOST_STATEMENTS = 300;

/** Times, counts and seqs are below 2^53, so an int8 is a number. */
function ourTypes(): TypeOverrides {
  const ours = new TypeOverrides();
  ours.setTypeParser(types.builtins.INT8, Number);
  return ours;
}

/** How every connection to `url` is made. */
export const connectionOf = (url: string): ClientConfig => ({
  connectionString: url,
  connectionTimeoutMillis: PATIENCE_MS,
  lock_timeout: PATIENCE_MS,
  idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  keepAlive: true,
  application_name: 'qalqan-registry',
  types: ourTypes(),
});

/** Connections to `url`, `most` at most, made when they are needed. */
export function postgresDialect(url: string, most = MOST_CONNECTIONS): Dialect {
  const pool = new Pool({ ...connectionOf(url), max: most });
  // A connection that breaks while nobody uses it is replaced by the pool; without a listener it would end us.
  pool.on('error', () => {});
  const named = statementNames();
  const wrapped = new WeakMap<PoolClient, PostgresPoolClient>();
  return new PostgresDialect({
    pool: {
      async connect() {
        const client = await pool.connect();
        const known = wrapped.get(client) ?? remembering(client, named);
        wrapped.set(client, known);
        return known;
      },
      end: () => pool.end(),
      options: pool.options,
    },
  });
}

/** Any number: everybody asks for the same. */
const LOCK = 4_711_815_021;

/** Runs `work` while no other process over the same database runs any: they wait for one another. */
export async function alone(url: string, work: () => Promise<void>): Promise<void> {
  const client = new Client({ ...connectionOf(url), lock_timeout: 0 });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await work();
  } finally {
    // The lock goes with the connection, however that ends.
    await client.end();
  }
}

/** A name for each statement that comes often; none once there are too many. */
function statementNames(): (sql: string) => string | undefined {
  const names = new Map<string, string>();
  return (sql) => {
    // A newer version may add a column while this one runs; a plan made before would not do any more.
    if (sql.startsWith('select *')) return undefined;
    const name = names.get(sql);
    if (name !== undefined || names.size >= MOST_STATEMENTS) return name;
    names.set(sql, `q${names.size}`);
    return names.get(sql);
  };
}

/** Named statements are parsed and planned once a connection, not once a call. */
const remembering = (client: PoolClient, named: (sql: string) => string | undefined): PostgresPoolClient => ({
  query: ((sql: string, parameters: readonly unknown[]) =>
    client.query({
      name: named(sql),
      text: sql,
      values: [...parameters],
    })) as unknown as PostgresPoolClient['query'],
  release: (destroy) => client.release(destroy),
});

/**
 * To be thrown where a replica was asked: it may be behind, and would say that there is no ban which was in force already.
 * 57P03 is PostgreSQL's own for a server that cannot be asked now.
 */
export const onReplica = (): Error =>
  Object.assign(new Error('this PostgreSQL is a replica, which may be behind'), { code: '57P03' });

const sqlState = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/**
 * Whether the same transaction may well succeed if it is tried once more: two of them were in each other's
 * way (class 40), or another one has just written the row that this one found missing (23505).
 */
export const isContended = (error: unknown): boolean => ['40001', '40P01', '23505'].includes(sqlState(error));

/** What PostgreSQL, the network or the pool say while the database is away or overrun. */
const AWAY =
  /^(08...|53...|55P03|57P0[1-5]|40...|25P03|ECONN[A-Z]+|EPIPE|ETIMEDOUT|ENOENT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;
const AWAY_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether `error` is PostgreSQL, or what is between, asking to come back later. */
export const isAway = (error: unknown): boolean =>
  error instanceof Error && (AWAY.test(sqlState(error)) || AWAY_WORDS.test(error.message));
