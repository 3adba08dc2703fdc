/**
 * The journal's commands. Each prints one JSON line (`export` prints NDJSON) and exits 0, or 1 where what was
 * asked does not hold or is refused, or 2 where it was not understood:
 * `verify --data DIR`; `export --data DIR`; `backup --data DIR --to DIR`; `verify-backup FILE --data DIR`;
 * `restore FILE --data DIR`; `repair --data DIR --enrol CODE [--registry URL]`, to be run again with the same
 * code where it was cut short; `salvage --data DIR --to FILE [--backup FILE …]`. `--key FILE` names a file with the
 * database's key where it does not lie in the data folder.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeBackup } from './backup/make.ts';
import { restoreBackup, verifyBackup } from './backup/restore.ts';
import { salvage } from './backup/salvage.ts';
import { systemClock } from './clock.ts';
import type { CommandEvent } from '../../shared/api/audit.ts';
import { audit, keyIn, keyToRead } from './journal/audit.ts';
import { noteCommand } from './journal/byCommand.ts';
import { createJournal } from './journal/journal.ts';
import { createLog } from './log.ts';
import { repairAlone } from './repair/alone.ts';
import { lineOf } from './journal/rows.ts';
import { DATABASE_FILE, openDatabaseToRead } from './store/database.ts';
import { inSlices } from './store/slices.ts';

const USAGE = `journal verify --data DIR
journal export --data DIR
journal backup --data DIR --to DIR
journal verify-backup FILE --data DIR
journal restore FILE --data DIR
journal repair --data DIR --enrol CODE [--registry URL]
journal salvage --data DIR --to FILE [--backup FILE ...]
Each may be given --key FILE where the database's key is not in the data folder.
`;

type Asked = {
  data: string;
  key: string;
  file: string;
  to: string;
  backups: string[];
  code: string;
  registry: string | undefined;
};
/** What a command takes beside `--data`: a file, a place to write to, an enrolment code. */
type Need = 'file' | 'to' | 'enrol';
type Command = {
  needs: readonly Need[];
  /** The line of the audit trail: written beforehand where it shows what is held, else once it is done. */
  shows?: CommandEvent;
  does?: CommandEvent;
  run(asked: Asked): Promise<number>;
};

const COMMANDS: Readonly<Record<string, Command>> = {
  verify: { needs: [], run: async ({ data, key }) => told(await audit(data, key)) },
  export: { needs: [], shows: 'journal.exported', run: writeOut },
  backup: { needs: ['to'], does: 'backup.ordered', run: backUp },
  'verify-backup': { needs: ['file'], run: async ({ file, key }) => told(await verifyBackup(file, key)) },
  restore: {
    needs: ['file'],
    does: 'backup.restored',
    run: async ({ file, data, key }) => told(await restoreBackup(file, data, key, systemClock.now())),
  },
  repair: { needs: ['enrol'], run: repairHere },
  salvage: { needs: ['to'], does: 'journal.salvaged', run: salvageTo },
};

process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<number> {
  const asked = read(words);
  if (!asked) {
    process.stderr.write(USAGE);
    return 2;
  }
  const { command, data, keyFile } = asked;
  // A backup can be tried, and put back, where the kiosk's own file is gone.
  const found = command.needs.includes('file') ? keyIn(data, keyFile) : keyToRead(data, keyFile);
  if ('problem' in found) return refused(found.problem);
  note(data, command.shows);
  try {
    const code = await command.run({ ...asked, key: found.key });
    if (code === 0) note(data, command.does);
    return code;
  } catch (error) {
    return refused(error instanceof Error && 'code' in error ? String(error.code) : 'unreadable');
  }
}

function note(data: string, line: CommandEvent | undefined): void {
  if (line !== undefined && !noteCommand(data, line, systemClock.now()))
    process.stderr.write(
      'The audit trail will not know of this: nothing can be written in the data folder.\n',
    );
}

function read(
  words: string[],
): (Omit<Asked, 'key'> & { command: Command; keyFile: string | undefined }) | null {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      options: {
        data: { type: 'string' },
        to: { type: 'string' },
        key: { type: 'string' },
        backup: { type: 'string', multiple: true },
        enrol: { type: 'string' },
        registry: { type: 'string' },
      },
      allowPositionals: true,
    });
    const [name = '', ...files] = positionals;
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    const { data, to, key, backup = [], enrol, registry } = values;
    if (!command || !data) return null;
    const takes = (what: Need) => command.needs.includes(what);
    if (files.length !== (takes('file') ? 1 : 0) || (to !== undefined) !== takes('to')) return null;
    if (backup.length > 0 && name !== 'salvage') return null;
    if ((enrol !== undefined) !== takes('enrol')) return null;
    if (registry !== undefined && !(takes('enrol') && URL.canParse(registry))) return null;
    return {
      command,
      data: path.resolve(data),
      file: path.resolve(files[0] ?? ''),
      to: path.resolve(to ?? ''),
      backups: backup.map((file) => path.resolve(file)),
      keyFile: key,
      code: enrol ?? '',
      registry,
    };
  } catch {
    return null;
  }
}

/** Says the one line, and answers the exit code that goes with it. */
function told(result: { ok: boolean; [more: string]: unknown }): number {
  process.stdout.write(`${JSON.stringify(result)}\n`);
  return result.ok ? 0 : 1;
}

function refused(problem: string): number {
  return told({ ok: false, problem });
}

async function backUp({ data, to, key }: Asked): Promise<number> {
  const of = { data, folder: to, keyHex: key, nowMs: systemClock.now() };
  const made = await makeBackup(of, inSlices());
  return made ? told({ file: made.file, head: made.head, ok: true }) : refused('not-enrolled');
}

function salvageTo({ data, to, backups, key }: Asked): Promise<number> {
  if (fs.existsSync(to)) return Promise.resolve(refused('exists'));
  const saved = salvage(data, backups, to, key, systemClock.now());
  return Promise.resolve(saved ? told({ ...saved, ok: true }) : refused('no-device-key'));
}

async function repairHere({ data, key, code, registry }: Asked): Promise<number> {
  const answer = await repairAlone({ data, key, code, registry, log: createLog('warn') });
  return answer.ok ? told({ ok: true, ...answer.value }) : refused(answer.problem.code);
}

async function writeOut({ data, key }: Asked): Promise<number> {
  const db = openDatabaseToRead(path.join(data, DATABASE_FILE), key);
  try {
    const journal = createJournal(db, () => {});
    let seq = 0;
    for (let rows = journal.after(0, 500); rows.length > 0; rows = journal.after(seq, 500)) {
      const text = `${rows.map(lineOf).join('\n')}\n`;
      // A reader slower than the disk must not fill the memory.
      if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
      seq = rows.at(-1)?.seq ?? seq;
    }
    return 0;
  } finally {
    db.close();
  }
}
