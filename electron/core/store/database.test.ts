import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { banAnswers, confirmBan, newFolder, openAtDesk } from '../testing/desk.ts';
import { openDatabase } from './database.ts';
import { unreadablePage } from './pages.ts';
import { slot } from './meta.ts';
import { z } from 'zod';

const KEY = 'ab'.repeat(32);

test('another key opens nothing', () => {
  const file = path.join(newFolder(), 'kiosk.db');
  openDatabase(file, KEY).close();
  expect(() => openDatabase(file, randomBytes(32).toString('hex'))).toThrow(
    expect.objectContaining({ code: 'SQLITE_NOTADB' }),
  );
  expect(() => openDatabase(file, 'not a key')).toThrow(TypeError);
});

test('the file is durable before a commit returns, and keeps its rules', () => {
  const db = openDatabase(path.join(newFolder(), 'kiosk.db'), KEY);
  const pragma = (name: string) => db.pragma(name, { simple: true });
  expect([
    pragma('journal_mode'),
    pragma('synchronous'),
    pragma('foreign_keys'),
    pragma('auto_vacuum'),
  ]).toEqual(['wal', 2, 1, 0]);
  db.close();
});

test('a file of a newer program is left alone', () => {
  const file = path.join(newFolder(), 'kiosk.db');
  const db = openDatabase(file, KEY);
  db.pragma('user_version = 99');
  db.close();
  expect(() => openDatabase(file, KEY)).toThrow(/newer/);
});

test('nothing a citizen said is readable in any file of the data folder, while open, when killed, or closed', async () => {
  const core = await openAtDesk();
  const id = await confirmBan(core);
  await core.value('drafts.start', {
    key: '01931d00-0000-7000-8000-00000000000a',
    journey: 'ban',
    language: 'kk',
  });
  await core.value('drafts.save', {
    id: '01931d00-0000-7000-8000-00000000000a',
    screen: 'x',
    who: 'Planted Name',
    language: 'kk',
    content: { secret: 'planted-secret' },
  });
  const { citizen } = banAnswers();
  const planted = [
    citizen.iin,
    citizen.fullName,
    'Әубәкірова',
    '7011234567',
    '012345678',
    'Planted Name',
    'planted-secret',
    'CREATE TABLE',
    id,
  ];
  const hits = () =>
    fs.readdirSync(core.data).flatMap((name) => {
      const bytes = fs.readFileSync(path.join(core.data, name));
      return planted.filter((text) => bytes.includes(text)).map((text) => `${name}: ${text}`);
    });
  expect(fs.statSync(path.join(core.data, 'kiosk.db-wal')).size).toBeGreaterThan(0);
  expect(hits()).toEqual([]);
  await core.close();
  expect(hits()).toEqual([]);
});

test('files of the data folder are for their owner alone', async () => {
  const core = await openAtDesk();
  const open = fs
    .readdirSync(core.data)
    .filter((name) => (fs.statSync(path.join(core.data, name)).mode & 0o077) !== 0);
  expect(open).toEqual([]);
  await core.close();
});

test('a page that no table uses any more is still noticed when a byte of it is flipped', () => {
  const file = path.join(newFolder(), 'kiosk.db');
  const db = openDatabase(file, KEY);
  const blob = slot(db, 'blob', z.string());
  blob.write('x'.repeat(100_000));
  blob.clear();
  expect(db.pragma('freelist_count', { simple: true })).toBeGreaterThan(10);
  expect(unreadablePage(db)).toBeNull();
  db.close();
  const bytes = fs.readFileSync(file);
  const at = bytes.length - 2000;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  fs.writeFileSync(file, bytes);
  const again = openDatabase(file, KEY);
  expect(unreadablePage(again)).toBe(bytes.length / 4096);
  again.close();
});
