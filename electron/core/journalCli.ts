/**
 * `npm run journal -- verify --data DIR`: one JSON line; exit 0 when every byte of it holds, else 1.
 * `npm run journal -- export --data DIR`: the entries as NDJSON, as they are delivered.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { audit, keyToRead } from './journal/audit.ts';
import { createJournal } from './journal/journal.ts';
import { lineOf } from './journal/rows.ts';
import { DATABASE_FILE, openDatabaseToRead } from './store/database.ts';

const USAGE = 'journal verify|export --data DIR\n';
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);

process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<number> {
  const asked = read(words);
  if (!asked) {
    process.stderr.write(USAGE);
    return 2;
  }
  const found = keyToRead(asked.data);
  if ('problem' in found) {
    say({ ok: false, problem: found.problem });
    return 1;
  }
  if (asked.command === 'export') return writeOut(asked.data, found.key);
  const result = await audit(asked.data, found.key);
  say(result);
  return result.ok ? 0 : 1;
}

function read(words: string[]): { command: 'verify' | 'export'; data: string } | null {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      options: { data: { type: 'string' } },
      allowPositionals: true,
    });
    const [command, ...rest] = positionals;
    if ((command !== 'verify' && command !== 'export') || rest.length > 0 || !values.data) return null;
    return { command, data: path.resolve(values.data) };
  } catch {
    return null;
  }
}

async function writeOut(data: string, key: string): Promise<number> {
  try {
    const db = openDatabaseToRead(path.join(data, DATABASE_FILE), key);
    const journal = createJournal(db, () => {});
    let seq = 0;
    for (let rows = journal.after(0, 500); rows.length > 0; rows = journal.after(seq, 500)) {
      const text = `${rows.map(lineOf).join('\n')}\n`;
      // A reader slower than the disk must not fill the memory.
      if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
      seq = rows.at(-1)?.seq ?? seq;
    }
    db.close();
    return 0;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    process.stderr.write(`${JSON.stringify({ ok: false, problem: code })}\n`);
    return 1;
  }
}
