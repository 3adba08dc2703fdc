import fs from 'node:fs';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterEach, expect, test } from 'vitest';
import { newKey } from '../../../shared/protocol/signing.ts';
import { isGenuine } from '../../../shared/protocol/entries.ts';
import { entryOf, type EntryRow } from '../journal/rows.ts';
import { keptName } from '../repair/files.ts';
import { openDatabaseToRead } from '../store/database.ts';
import { inSlices } from '../store/slices.ts';
import { kioskParts, type KioskParts } from '../testing/parts.ts';
import { AT, DEVICE } from '../testing/people.ts';
import { pruneKept } from './pruneKept.ts';
import { startRetention } from './schedule.ts';

const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

function addDraft(parts: KioskParts, text: string): string {
  const id = uuidv7();
  parts.drafts.start({ id, session: DEVICE, journey: 'ban', language: 'kk', startedAt: AT });
  const content = { text: text.repeat(300) };
  parts.drafts.save({ id, screen: 'x', who: 'A', language: 'kk', content }, AT);
  return id;
}

/**
 * A kiosk beside the file that its repair kept. It knows the first two of the three bans there, the first as
 * pruned; of the two drafts there it has one.
 */
async function repaired() {
  const parts = await kioskParts();
  open.push(parts.db);
  const bans = ['<<expired>>', '<<known>>', '<<unknown>>'].map((name) => parts.addBan(name, 200));
  const left = addDraft(parts, '<<left>>');
  addDraft(parts, '<<carried>>');
  parts.db.pragma('wal_checkpoint(TRUNCATE)');
  const file = path.join(parts.data, keptName(DEVICE));
  fs.copyFileSync(path.join(parts.data, 'kiosk.db'), file);
  fs.chmodSync(file, 0o400);
  const enrolment = parts.kept.enrolment.read();
  if (!enrolment) throw new Error('not enrolled');
  const keys = { sign: newKey('Ed25519'), seal: newKey('X25519') };
  const device = parts.past.addDevice({ device: DEVICE, cert: enrolment.cert, keys });
  parts.past.add(device, bans.slice(0, 2));
  parts.db.prepare('UPDATE past_entries SET salt = NULL, body = NULL WHERE id = ?').run(bans[0]?.id);
  parts.drafts.remove(left);
  return { parts, file, bans };
}

/** Every planted text in any page of the file, used or free, decrypted. */
function leftIn(file: string, key: string): string[] {
  const db = openDatabaseToRead(file, key);
  const pages = db.serialize().toString('latin1');
  db.close();
  return [...new Set(pages.match(/<<\w+>>/g) ?? [])].toSorted();
}

const rowsIn = (file: string, key: string): EntryRow[] => {
  const db = openDatabaseToRead(file, key);
  const rows = db.prepare<[], EntryRow>('SELECT * FROM entries ORDER BY seq').all();
  db.close();
  return rows;
};

test('what this journal holds no more goes from the file of before the repair, and nothing else of it', async () => {
  const { parts, file } = await repaired();
  const before = rowsIn(file, parts.key);
  expect(leftIn(file, parts.key)).toEqual([
    '<<carried>>',
    '<<expired>>',
    '<<known>>',
    '<<left>>',
    '<<unknown>>',
  ]);
  expect(await pruneKept(parts, parts.key, inSlices())).toBe(1);
  expect(leftIn(file, parts.key)).toEqual(['<<carried>>', '<<known>>', '<<unknown>>']);
  const after = rowsIn(file, parts.key);
  expect(after).toEqual(before.map((row) => (row.seq === 2 ? { ...row, salt: null, body: null } : row)));
  expect(after.every((row) => isGenuine(entryOf(row), parts.keys.sign))).toBe(true);
  expect(fs.statSync(file).mode & 0o777).toBe(0o400);
  expect(fs.existsSync(`${file}-wal`) ? fs.statSync(`${file}-wal`).size : 0).toBe(0);
  expect(await pruneKept(parts, parts.key, inSlices())).toBe(0);
});

test('retention does it in its turn, whether or not anything expired today', async () => {
  const { parts, file } = await repaired();
  parts.heard.pageAt = AT;
  const retention = startRetention(parts, parts.key);
  await retention.run();
  await retention.stop();
  expect(leftIn(file, parts.key)).not.toContain('<<expired>>');
});

test('a kept file that cannot be opened holds up nothing, and stays as it is', async () => {
  const { parts, file } = await repaired();
  fs.chmodSync(file, 0o600);
  fs.writeFileSync(file, 'no database');
  expect(await pruneKept(parts, parts.key, inSlices())).toBe(0);
  expect(fs.readFileSync(file, 'utf8')).toBe('no database');
  expect(fs.statSync(file).mode & 0o777).toBe(0o400);
});
