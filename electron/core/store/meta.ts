/** Single values kept in the kiosk's file, each under its name and with its schema. */
import type { z } from 'zod';
import type { Db } from './database.ts';

export type Slot<T> = {
  /** The value as its schema gives it. */
  read(): T | null;
  /** The value's JSON as it was written: what signatures cover. */
  raw(): string | null;
  write(value: unknown): void;
  clear(): void;
};

/**
 * The value `name`. It is written as given, members unknown to the schema too; what is there but is
 * not of `schema` is a bug and throws on reading.
 */
export function slot<T>(db: Db, name: string, schema: z.ZodType<T>): Slot<T> {
  const select = db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE name = ?');
  const upsert = db.prepare(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  const remove = db.prepare('DELETE FROM meta WHERE name = ?');
  // A policy is read for every state shown; it is parsed only when its text has changed.
  let parsed: { text: string; value: T } | null = null;
  const raw = () => select.get(name)?.value ?? null;
  return {
    raw,
    read() {
      const text = raw();
      if (text === null) return null;
      if (parsed?.text !== text) parsed = { text, value: schema.parse(JSON.parse(text)) };
      return parsed.value;
    },
    write: (value) => void upsert.run(name, JSON.stringify(value)),
    clear: () => void remove.run(name),
  };
}
