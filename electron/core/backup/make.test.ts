import fs from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { audit } from '../journal/audit.ts';
import { newDatabase, openDatabaseToRead } from '../store/database.ts';
import { copyDatabase } from '../store/copy.ts';
import { inSlices } from '../store/slices.ts';
import { newFolder } from '../testing/desk.ts';
import { kioskParts, type KioskParts } from '../testing/parts.ts';
import { AT, DEVICE } from '../testing/people.ts';
import { makeBackup } from './make.ts';
import { backupsOf } from './names.ts';
import { verifyBackup } from './restore.ts';

const NOW = Date.parse(AT);
const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

async function kiosk(bans = 0, change: { backup?: string } = {}): Promise<KioskParts> {
  const parts = await kioskParts(change);
  open.push(parts.db);
  parts.addBans(bans);
  return parts;
}

const backUp = ({ data, key }: KioskParts, folder: string, slices = inSlices()) =>
  makeBackup({ data, folder, keyHex: key, nowMs: NOW }, slices);
const names = (folder: string) => fs.readdirSync(folder);

test('holds all that the kiosk holds, is audited, and nothing in it can be read without the key', async () => {
  const parts = await kiosk(40);
  parts.drafts.start({ id: DEVICE, session: DEVICE, journey: 'ban', language: 'kk', startedAt: AT });
  const folder = newFolder();
  const made = await backUp(parts, folder);
  expect(made?.head).toEqual(parts.journal.head());
  expect(names(folder)).toEqual([`qalqan-${DEVICE}-20261122T100000-e41-p0.db`]);
  expect(await verifyBackup(made?.file ?? '', parts.key)).toEqual({
    entries: 41,
    head: parts.journal.head(),
    ok: true,
  });
  const bytes = fs.readFileSync(made?.file ?? '');
  for (const planted of ['Planted', 'SQLite format 3', 'CREATE TABLE', '500101300003'])
    expect(bytes.includes(planted)).toBe(false);
  expect(fs.statSync(made?.file ?? '').mode & 0o077).toBe(0);
  expect(await verifyBackup(made?.file ?? '', 'cd'.repeat(32))).toMatchObject({ ok: false });
  const copy = openDatabaseToRead(made?.file ?? '', parts.key);
  expect(copy.prepare('SELECT count(*) FROM drafts').pluck().get()).toBe(1);
  copy.close();
});

test('taken while entries are written, it is one moment: a prefix that holds', async () => {
  const parts = await kiosk(300);
  const folder = newFolder();
  let written = 0;
  // A slice of no length: a rest, and an entry, after every row.
  const slices = inSlices(undefined, 0, 0);
  const piece = () => {
    if (written++ % 10 === 0) parts.addBan(`During ${written}`);
    return slices.piece();
  };
  const before = parts.journal.head();
  const made = await backUp(parts, folder, { piece });
  expect(made?.head).toEqual(before);
  expect(parts.journal.head().seq).toBeGreaterThan(before.seq + 20);
  expect(await verifyBackup(made?.file ?? '', parts.key)).toMatchObject({ ok: true, entries: before.seq });
  expect(await audit(parts.data, parts.key)).toMatchObject({ ok: true });
}, 60_000);

test('never holds the core for long', async () => {
  const parts = await kiosk(800);
  let last = performance.now();
  let longest = 0;
  let beats = 0;
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    beats++;
  }, 1);
  const began = performance.now();
  await backUp(parts, newFolder());
  const took = performance.now() - began;
  clearInterval(beat);
  // The machine may be busy; what counts is that the whole is cut into many parts.
  expect(beats).toBeGreaterThan(3);
  expect(longest).toBeLessThan(Math.max(took / 2, 250));
}, 60_000);

test('a byte flipped in any page of it is found', async () => {
  const parts = await kiosk(20);
  const made = await backUp(parts, newFolder());
  const whole = fs.readFileSync(made?.file ?? '');
  const file = path.join(newFolder(), 'copy.db');
  const missed: number[] = [];
  for (let page = 0; page < whole.length / 4096; page++) {
    const bytes = Buffer.from(whole);
    const at = page * 4096 + ((page * 977) % 4096);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
    fs.writeFileSync(file, bytes);
    if ((await verifyBackup(file, parts.key)).ok) missed.push(at);
  }
  expect(missed).toEqual([]);
  fs.writeFileSync(file, whole.subarray(0, whole.length - 4096));
  expect(await verifyBackup(file, parts.key)).toMatchObject({ ok: false });
}, 60_000);

test('what a killed run left is removed, and what cannot be made leaves nothing and takes nothing away', async () => {
  const parts = await kiosk(5);
  const folder = newFolder();
  fs.writeFileSync(path.join(folder, `.qalqan-${DEVICE}-1.new`), 'half');
  fs.writeFileSync(path.join(folder, 'of-someone-else.db'), 'x');
  await backUp(parts, folder);
  expect(names(folder)).toHaveLength(2);
  const stopped = new AbortController();
  stopped.abort();
  await expect(backUp(parts, folder, inSlices(stopped.signal, 0, 0))).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(names(folder)).toHaveLength(2);
  await expect(backUp(parts, path.join(folder, 'not-there'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a disk pulled out at any moment holds no half one, and takes the next once it is back', async () => {
  const parts = await kiosk(20);
  const folder = path.join(newFolder(), 'stick');
  const away = `${folder}-away`;
  fs.mkdirSync(folder);
  const first = await backUp(parts, folder);
  for (const moment of [0, 1, 5, 20]) {
    let pieces = 0;
    const pulled = {
      piece() {
        if (pieces === moment) fs.renameSync(folder, away);
        pieces += 1;
        return undefined;
      },
    };
    await expect(backUp(parts, folder, pulled)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(fs.existsSync(folder)).toBe(false);
    expect(backupsOf(DEVICE, names(away)).map(({ name }) => name)).toEqual([
      path.basename(first?.file ?? ''),
    ]);
    fs.renameSync(away, folder);
  }
  const last = await backUp(parts, folder);
  expect(await verifyBackup(last?.file ?? '', parts.key)).toMatchObject({ ok: true });
  expect(names(folder).every((name) => name.startsWith('qalqan-'))).toBe(true);
});

test('attachments lie beside it, encrypted, once each; a lost or changed one is found', async () => {
  const parts = await kiosk(2);
  const folder = newFolder();
  const contents = ['one', 'two', 'three'].map((text) => Buffer.from(`%PDF-1.7 Planted ${text}`));
  const hashes: string[] = [];
  for (const content of contents) {
    const added = await parts.blobs.add(DEVICE, 'paper', content);
    if (added.ok) hashes.push(added.value.sha256);
  }
  const made = await backUp(parts, folder);
  const beside = path.join(folder, `qalqan-${DEVICE}-attachments`);
  expect(fs.readdirSync(beside).toSorted()).toEqual(hashes.toSorted());
  expect(
    fs.readdirSync(beside).some((name) => fs.readFileSync(path.join(beside, name)).includes('Planted')),
  ).toBe(false);
  expect(await verifyBackup(made?.file ?? '', parts.key)).toMatchObject({ ok: true });
  const [first = '', second = ''] = hashes.toSorted();
  const bytes = fs.readFileSync(path.join(beside, second));
  bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
  fs.writeFileSync(path.join(beside, second), bytes);
  expect(await verifyBackup(made?.file ?? '', parts.key)).toEqual({
    ok: false,
    problem: 'attachment-damaged',
    blob: second,
  });
  fs.rmSync(path.join(beside, first));
  expect(await verifyBackup(made?.file ?? '', parts.key)).toMatchObject({
    problem: 'attachment-missing',
    blob: first,
  });
});

test('tables of a search index travel as well', async () => {
  const { key } = await kiosk();
  const [from, to] = [path.join(newFolder(), 'a.db'), path.join(newFolder(), 'b.db')];
  const db = newDatabase(from, key);
  db.exec(`CREATE VIRTUAL TABLE names USING fts5 (name); INSERT INTO names VALUES ('Алма'), ('Бота');
    CREATE TABLE plain (a TEXT PRIMARY KEY, b BLOB, c ANY) STRICT, WITHOUT ROWID;
    INSERT INTO plain VALUES ('x', x'00ff', 9007199254740993), ('y', NULL, 1.5);
    CREATE TRIGGER never AFTER INSERT ON plain BEGIN SELECT raise(ABORT, 'again'); END; PRAGMA user_version = 7`);
  db.close();
  await copyDatabase(from, to, key, inSlices(), () => null);
  const copy = openDatabaseToRead(to, key);
  expect(copy.prepare(`SELECT name FROM names WHERE names MATCH 'алма'`).pluck().all()).toEqual(['Алма']);
  expect(copy.prepare('SELECT * FROM plain').raw().safeIntegers().all()).toEqual([
    ['x', Buffer.from([0, 255]), 9007199254740993n],
    ['y', null, 1.5],
  ]);
  expect(copy.pragma('user_version', { simple: true })).toBe(7);
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  copy.close();
});
