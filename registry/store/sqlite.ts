/** The embedded store: the only file that knows SQLite. */
import Database from 'better-sqlite3';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type SelectModifierNode,
  type SqliteDatabase,
} from 'kysely';

/** How long one process waits for another to finish its transaction. */
const BUSY_MS = 10_000;

/** A dialect over the SQLite file at `file`, made where there is none. Every commit is on the disk. */
export function sqliteDialect(file: string): Dialect {
  return {
    createDriver: () => beginImmediately(new SqliteDriver({ database: async () => remembering(open(file)) })),
    createQueryCompiler: () => new LocklessCompiler(),
    // SQLite does run schema changes in transactions, so two processes may start on one new file.
    createAdapter: () =>
      Object.defineProperty(new SqliteAdapter(), 'supportsTransactionalDdl', { value: true }),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/** There is one writer at a time, and its transaction is the lock of every row: FOR UPDATE goes without saying. */
class LocklessCompiler extends SqliteQueryCompiler {
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (node.modifier !== 'ForUpdate') super.visitSelectModifier(node);
  }
}

function open(file: string) {
  const database = new Database(file, { timeout: BUSY_MS });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  return database;
}

/** More than there are different statements; the rest is for the odd one out. */
const MOST_STATEMENTS = 300;

/** kysely prepares every statement anew, which costs more than running most of them. */
function remembering(database: Database.Database): SqliteDatabase {
  const statements = new Map<string, Database.Statement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const statement = database.prepare(sql);
      if (statements.size >= MOST_STATEMENTS) statements.clear();
      statements.set(sql, statement);
      return statement;
    },
  };
}

/**
 * A transaction that reads first and writes later fails at once if another process wrote in between,
 * however long it is ready to wait; one that takes the write lock at its start waits its turn.
 */
function beginImmediately(driver: SqliteDriver): SqliteDriver {
  return Object.assign(driver, {
    async beginTransaction(connection: DatabaseConnection) {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
    },
  });
}

/** Whether `error` is SQLite asking to come back later. */
export const isLocked = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
