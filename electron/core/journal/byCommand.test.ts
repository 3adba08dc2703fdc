import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { kioskParts, type KioskParts } from '../testing/parts.ts';
import { newFolder } from '../testing/desk.ts';
import { noteCommand, takeCommands } from './byCommand.ts';

const NOW = Date.parse('2026-11-22T10:00:00+05:00');
const open: KioskParts[] = [];
afterEach(() => {
  for (const { db } of open.splice(0)) db.close();
});

async function kiosk(): Promise<KioskParts> {
  const parts = await kioskParts();
  open.push(parts);
  return parts;
}
const folderOf = ({ data }: KioskParts) => path.join(data, 'done-by-command');
const said = ({ journal }: KioskParts) => journal.after(1, 10).map(({ body }) => JSON.parse(body ?? '{}'));

test('a note waits until the journal takes a line, and is one line then', async () => {
  const parts = await kiosk();
  expect(noteCommand(parts.data, 'journal.salvaged', NOW)).toBe(true);
  parts.health.stop = 'damaged';
  takeCommands(parts, parts.data);
  expect(said(parts)).toEqual([]);
  parts.health.stop = null;
  takeCommands(parts, parts.data);
  takeCommands(parts, parts.data);
  const detail = { at: '2026-11-22T10:00:00.000+05:00', account: expect.any(String) };
  expect(said(parts)).toEqual([{ what: 'journal.salvaged', who: 'system', detail }]);
  expect(fs.readdirSync(folderOf(parts))).toEqual([]);
});

test('a note taken before a crash is not taken again, and what is no note of ours is no line', async () => {
  const parts = await kiosk();
  noteCommand(parts.data, 'backup.ordered', NOW);
  const [name = ''] = fs.readdirSync(folderOf(parts));
  const note = fs.readFileSync(path.join(folderOf(parts), name));
  takeCommands(parts, parts.data);
  // The journal was written and the file not yet removed.
  fs.writeFileSync(path.join(folderOf(parts), name), note);
  for (const [file, text] of [
    [`${uuidv7()}.json`, '{"what":"approved","at":"2026-11-22T10:00:00+05:00","account":"x"}'],
    [`${uuidv7()}.json`, 'half of a fi'],
    [`${uuidv7()}.json`, JSON.stringify({ account: 'x'.repeat(5_000) })],
    ['x.json', note.toString()],
  ] as const)
    fs.writeFileSync(path.join(folderOf(parts), file), text);
  takeCommands(parts, parts.data);
  expect(said(parts).map(({ what }) => what as string)).toEqual(['backup.ordered']);
  expect(fs.readdirSync(folderOf(parts))).toEqual([]);
});

test('a folder, a pipe or the id of another entry under the name of a note ends nothing and keeps no note waiting', async () => {
  const parts = await kiosk();
  noteCommand(parts.data, 'backup.ordered', NOW);
  const [name = ''] = fs.readdirSync(folderOf(parts));
  const note = fs.readFileSync(path.join(folderOf(parts), name));
  const [taken] = parts.journal.after(0, 1);
  fs.writeFileSync(path.join(folderOf(parts), `${taken?.id}.json`), note);
  const early = (n: number) => path.join(folderOf(parts), `00000000-0000-7000-8000-00000000000${n}.json`);
  fs.mkdirSync(path.join(early(1), 'in it'), { recursive: true });
  expect(spawnSync('mkfifo', [early(2)]).status).toBe(0);
  fs.symlinkSync(path.join(folderOf(parts), name), early(3));
  takeCommands(parts, parts.data);
  expect(said(parts).map(({ what }) => what as string)).toEqual(['backup.ordered']);
  expect(fs.readdirSync(folderOf(parts))).toEqual([]);
});

test('where nothing can be written, it says so', () => {
  expect(noteCommand(path.join(newFolder(), 'not-there'), 'journal.exported', NOW)).toBe(false);
});
