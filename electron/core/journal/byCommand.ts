/**
 * What was done to the kiosk's data by command, beside the kiosk: noted in a folder of the data folder before it is
 * done, and taken into the journal by the kiosk itself. A command writes no journal: the kiosk may be running on it, and
 * a damaged one is to be touched by nobody. Whoever may write in the folder may take a note away again.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { CommandEvent, SYSTEM } from '../../../shared/api/audit.ts';
import { instantAt } from '../../../shared/domain/dates.ts';
import { Instant, text, Uuid } from '../../../shared/protocol/schema/scalars.ts';
import { recordEvent, type Writing } from '../desk/record.ts';

/** In the data folder. */
const FOLDER = 'done-by-command';
const Note = z.object({ what: CommandEvent, at: Instant, account: text(80) });
/** So many are taken at once; the rest the next time. */
const MOST = 100;
const MOST_BYTES = 4_096;

/** Notes it in `data`; false where nothing can be written there: what is to be done may still be worth doing. */
export function noteCommand(data: string, what: CommandEvent, nowMs: number): boolean {
  const folder = path.join(data, FOLDER);
  const note: z.infer<typeof Note> = { what, at: instantAt(nowMs), account: accountName() };
  try {
    const owner = fs.statSync(data);
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const name = uuidv7();
    const file = path.join(folder, `${name}.new`);
    fs.writeFileSync(file, JSON.stringify(note), { mode: 0o600, flush: true });
    // Another account's command is to be read, and removed, by the kiosk's own.
    if (process.getuid?.() === 0) for (const one of [folder, file]) fs.chownSync(one, owner.uid, owner.gid);
    fs.renameSync(file, path.join(folder, `${name}.json`));
    return true;
  } catch {
    return false;
  }
}

/** Takes what was noted into the journal, each note once; one that is none of ours is removed. */
export function takeCommands(desk: Writing, data: string): void {
  const folder = path.join(data, FOLDER);
  for (const name of notesIn(folder).slice(0, MOST)) {
    const file = path.join(folder, name);
    const id = Uuid.safeParse(path.basename(name, '.json')).data;
    const note = id === undefined ? null : readNote(file);
    if (id !== undefined && note !== null) {
      const { what, ...detail } = note;
      const line = recordEvent(desk, id, { what, who: SYSTEM, detail });
      // A journal that takes no line now may take it later. A note under the id of another entry never becomes one,
      // and must not keep those after it waiting.
      if (!line.ok && line.problem.code !== 'core.badRequest') return;
    }
    remove(file);
  }
}

/** Whatever lies there under a note's name, a folder as well; what cannot be removed ends nothing. */
function remove(file: string): void {
  try {
    fs.rmSync(file, { force: true, recursive: true });
  } catch {
    // Taken again, it is the same line.
  }
}

function notesIn(folder: string): string[] {
  try {
    return fs
      .readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .toSorted();
  } catch {
    return [];
  }
}

function readNote(file: string): z.infer<typeof Note> | null {
  try {
    // A pipe would be waited for without end, and a link leads out of the folder.
    const stat = fs.lstatSync(file);
    if (!stat.isFile() || stat.size > MOST_BYTES) return null;
    return Note.safeParse(JSON.parse(fs.readFileSync(file, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** The system's name of the account that runs this. */
function accountName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`;
  }
}
