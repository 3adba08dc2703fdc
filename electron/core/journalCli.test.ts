import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { uuidv7 } from 'uuidv7';
import { afterEach, describe, expect, test } from 'vitest';
import type { AuditPage } from '../../shared/api/audit.ts';
import { Entry } from '../../shared/protocol/schema/entry.ts';
import { confirmBan, newFolder, openAtDesk, type TestCore } from './testing/desk.ts';

const open: TestCore[] = [];
afterEach(async () => {
  for (const core of open.splice(0)) await core.close();
});

async function run(...words: string[]): Promise<{ code: number; stdout: string }> {
  try {
    return {
      code: 0,
      ...(await promisify(execFile)(process.execPath, [
        path.join(import.meta.dirname, 'journalCli.ts'),
        ...words,
      ])),
    };
  } catch (error) {
    return error as { code: number; stdout: string };
  }
}

test('verify prints one JSON line beside a kiosk that runs, and export the entries as they are delivered', async () => {
  const core = await openAtDesk();
  open.push(core);
  const id = await confirmBan(core);
  const verified = await run('verify', '--data', core.data);
  expect(verified.code).toBe(0);
  expect(verified.stdout.trim().split('\n')).toHaveLength(1);
  expect(JSON.parse(verified.stdout)).toEqual({
    entries: 3,
    head: { seq: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ok: true,
  });
  const exported = await run('export', '--data', core.data);
  const entries = exported.stdout
    .trim()
    .split('\n')
    .map((line) => Entry.parse(JSON.parse(line)));
  expect(entries.map(({ seq, kind }) => [seq, kind])).toEqual([
    [1, 'journal.open'],
    [2, 'desk.event'],
    [3, 'ban.set'],
  ]);
  expect(entries[2]?.id).toBe(id);
});

test('verify exits 1 and names what is wrong', async () => {
  const core = await openAtDesk();
  await confirmBan(core);
  await core.close();
  const file = path.join(core.data, 'kiosk.db');
  const bytes = fs.readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(20_000) ^ 1, 20_000);
  fs.writeFileSync(file, bytes);
  const found = await run('verify', '--data', core.data);
  expect(found.code).toBe(1);
  expect(JSON.parse(found.stdout)).toMatchObject({ ok: false, problem: expect.any(String) });
});

test('without a journal, or without its key, it says which', async () => {
  expect(await run('verify', '--data', newFolder())).toMatchObject({
    code: 1,
    stdout: '{"ok":false,"problem":"no-journal"}\n',
  });
  const core = await openAtDesk();
  await core.close();
  fs.rmSync(path.join(core.data, 'machine.key'));
  expect(await run('verify', '--data', core.data)).toMatchObject({
    code: 1,
    stdout: '{"ok":false,"problem":"no-key"}\n',
  });
  expect((await run('prune', '--data', core.data)).code).toBe(2);
});

describe('a backup by hand', () => {
  const damage = (file: string) => {
    const bytes = fs.readFileSync(file);
    bytes.fill(0x55, 3 * 4096, 3 * 4096 + 64);
    fs.writeFileSync(file, bytes);
  };
  const said = ({ stdout }: { stdout: string }) => JSON.parse(stdout) as Record<string, unknown>;

  test('is made beside a kiosk that runs, tried, refused while the kiosk is sound, and put back when it is not', async () => {
    const core = await openAtDesk();
    await confirmBan(core);
    const [to, data] = [newFolder(), ['--data', core.data]];
    const made = said(await run('backup', ...data, '--to', to));
    expect(made).toMatchObject({ ok: true, head: { seq: 3 }, file: expect.stringContaining(to) });
    const backup = String(made.file);
    expect(said(await run('verify-backup', backup, ...data))).toMatchObject({ ok: true, entries: 3 });
    await confirmBan(core);
    await core.close();
    expect(said(await run('restore', backup, ...data))).toEqual({ ok: false, problem: 'intact' });
    damage(path.join(core.data, 'kiosk.db'));
    expect(said(await run('restore', backup, ...data))).toMatchObject({ ok: true, head: { seq: 3 } });
    // The mark of the last entry still tells of the one that came after.
    expect(said(await run('verify', ...data))).toEqual({ ok: false, problem: 'cut-tail', seq: 4 });
    damage(backup);
    const found = await run('verify-backup', backup, ...data);
    expect([found.code, said(found).ok]).toEqual([1, false]);
  }, 60_000);

  test('opens with the key from another place, where the kiosk’s own folder is gone with its disk', async () => {
    const core = await openAtDesk();
    const made = said(await run('backup', '--data', core.data, '--to', newFolder()));
    await core.close();
    const key = path.join(newFolder(), 'kept-apart.key');
    fs.copyFileSync(path.join(core.data, 'machine.key'), key);
    fs.rmSync(core.data, { recursive: true });
    const again = newFolder();
    const restored = await run('restore', String(made.file), '--data', again, '--key', key);
    expect(said(restored)).toMatchObject({ ok: true, aside: null });
    expect(said(await run('verify', '--data', again, '--key', key))).toMatchObject({ ok: true, entries: 2 });
  }, 60_000);

  test('what can be read of a damaged file is saved with what a backup still has', async () => {
    const core = await openAtDesk();
    const data = ['--data', core.data];
    for (let i = 0; i < 4; i++) await confirmBan(core);
    const made = said(await run('backup', ...data, '--to', newFolder()));
    await confirmBan(core);
    await core.close();
    damage(path.join(core.data, 'kiosk.db'));
    const to = path.join(newFolder(), 'saved.db');
    const saved = said(await run('salvage', ...data, '--to', to, '--backup', String(made.file)));
    expect(saved).toMatchObject({ ok: true, entries: expect.any(Number) });
    expect(saved.missing).toEqual(saved.entries === 7 ? [] : [7]);
    expect(said(await run('salvage', ...data, '--to', to))).toEqual({ ok: false, problem: 'exists' });
  }, 60_000);

  test.each([
    ['backup'],
    ['restore'],
    ['verify-backup'],
    ['salvage'],
    ['verify', 'file'],
    ['restore', 'a', 'b'],
    ['verify', '--to', 'x'],
    ['backup', '--to', 'x', '--backup', 'y'],
    ['toString'],
  ])(
    'what is not asked in full is not begun: %s %s',
    async (...words) => {
      expect((await run(...words, '--data', newFolder())).code).toBe(2);
    },
    60_000,
  );
});

test('what is done by command is in the trail of the kiosk that runs, with the machine’s account, once', async () => {
  const core = await openAtDesk();
  open.push(core);
  const backups = newFolder();
  expect((await run('export', '--data', core.data)).code).toBe(0);
  expect((await run('backup', '--data', core.data, '--to', backups)).code).toBe(0);
  // What was refused was not done.
  const [name = ''] = fs.readdirSync(backups).filter((one) => one.endsWith('.db'));
  expect((await run('restore', path.join(backups, name), '--data', core.data)).code).toBe(1);
  await core.value('staff.signOut', { key: uuidv7() });
  await core.value('staff.signIn', { key: uuidv7(), number: '2001', pin: '135791' });
  const ask = async () => {
    const page: AuditPage = await core.value('audit.list', { key: uuidv7(), limit: 50, group: 'kiosk' });
    return page.items.filter(({ what }) => what !== 'audit.seen');
  };
  const account = os.userInfo().username;
  const expected = [
    { what: 'backup.ordered', who: 'system', detail: { account } },
    { what: 'journal.exported', who: 'system', detail: { account, at: expect.any(String) } },
  ];
  expect(await ask()).toMatchObject(expected);
  expect(await ask()).toMatchObject(expected);
  expect(fs.readdirSync(path.join(core.data, 'done-by-command'))).toEqual([]);
});
