import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import Database from 'better-sqlite3';
import { openCore } from '../core.ts';
import { banAnswers, confirmBan, newFolder, openAtDesk, quiet, testClock } from '../testing/desk.ts';

const { fullName, phone = '', iin } = banAnswers().citizen;

/** Everything of a kiosk but what opens it, copied to another machine while a session was open. */
async function copied(): Promise<string> {
  const core = await openAtDesk();
  await confirmBan(core);
  const other = newFolder();
  for (const name of fs.readdirSync(core.data))
    if (name !== 'machine.key')
      fs.cpSync(path.join(core.data, name), path.join(other, name), { recursive: true });
  await core.close();
  return other;
}

const open = (data: string, databaseKey: string | null) =>
  openCore(
    { data, databaseKey, boot: 'boot-1', version: '0.1.0', release: false },
    { clock: testClock(), log: quiet, told: () => {}, failed: () => {} },
  );

test('a database that is copied to another machine is opened by nobody: there is no key, and a new one is never made', async () => {
  const data = await copied();
  expect(open(data, null)).toMatchObject({
    ok: false,
    problem: { code: 'core.keyUnreadable', params: { why: 'key-missing' } },
  });
  expect(fs.existsSync(path.join(data, 'machine.key'))).toBe(false);
  expect(open(data, 'ab'.repeat(32))).toMatchObject({ ok: false, problem: { code: 'core.storeDamaged' } });
  const plain = new Database(path.join(data, 'kiosk.db'), { readonly: true });
  expect(() => plain.prepare('SELECT count(*) FROM sqlite_schema').get()).toThrow(/not a database/);
  plain.close();
});

test('the bytes of database and log tell nothing, not even that they are a database', async () => {
  const data = await copied();
  const files = fs.readdirSync(data).filter((name) => name.startsWith('kiosk.db') && !name.endsWith('-shm'));
  expect(files).toContain('kiosk.db');
  for (const name of files) {
    const bytes = fs.readFileSync(path.join(data, name));
    for (const value of [iin, phone, ...fullName.split(' '), 'ban.set', 'CREATE TABLE', 'SQLite format 3'])
      expect([name, value, bytes.includes(value)]).toEqual([name, value, false]);
  }
});
