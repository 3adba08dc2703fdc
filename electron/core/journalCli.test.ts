import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
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
