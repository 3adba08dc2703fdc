import fs from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import type { DeskState } from '../../../shared/api/views.ts';
import { enrolFolder, newFolder, openFile, openTestCore } from '../testing/desk.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

async function changed(sql: string): Promise<DeskState> {
  const data = newFolder();
  folders.push(data);
  await enrolFolder(data);
  const db = openFile(data);
  expect(db.prepare(sql).run().changes).toBe(1);
  db.close();
  const core = openTestCore(data);
  const state: DeskState = await core.value('desk.state', {});
  await core.close();
  return state;
}

test('a policy that is as the registry signed it is kept', async () => {
  const state = await changed(`UPDATE meta SET value = value WHERE name = 'policy'`);
  expect(state.policy?.banScopes).toEqual(['bank', 'microfinance']);
});

test.each([
  [
    'a policy that was changed',
    `UPDATE meta SET value = replace(value, '"bank",', '') WHERE name = 'policy'`,
  ],
  ['a policy that is no JSON any more', `UPDATE meta SET value = substr(value, 2) WHERE name = 'policy'`],
  [
    'a policy whose keys were changed',
    `UPDATE meta SET value = replace(value, '"sign"', '"seal"') WHERE name = 'keys'`,
  ],
])('%s is not used', async (_name, sql) => {
  expect((await changed(sql)).policy).toBeNull();
});

test('a staff list that was changed signs nobody in', async () => {
  const data = newFolder();
  folders.push(data);
  await enrolFolder(data);
  const db = openFile(data);
  db.prepare(`UPDATE meta SET value = replace(value, '"clerk"', '"supervisor"') WHERE name = 'staff'`).run();
  db.close();
  const core = openTestCore(data);
  expect(
    await core.call('staff.signIn', {
      key: '01930000-0000-7000-8000-0000000000aa',
      number: '1001',
      pin: '246810',
    }),
  ).toMatchObject({
    ok: false,
    problem: { code: 'staff.none' },
  });
  await core.close();
});

test('an enrolment that cannot be read stops the core with words', async () => {
  const data = newFolder();
  folders.push(data);
  await enrolFolder(data);
  const db = openFile(data);
  db.prepare(`UPDATE meta SET value = '{' WHERE name = 'enrolment'`).run();
  db.close();
  expect(() => openTestCore(data)).toThrow('core.storeDamaged');
});

test.each([
  ['center', 'almaty-2'],
  ['publicKey', 'A'.repeat(43)],
  ['device', '01931d00-0000-7000-8000-00000000ffff'],
  ['sig', 'A'.repeat(86)],
])('a certificate whose %s was changed stops the kiosk, in words', async (member, value) => {
  const sql = `UPDATE meta SET value = json_set(value, '$.cert.${member}', '${value}') WHERE name = 'enrolment'`;
  expect((await changed(sql)).kiosk.stop).toBe('damaged');
});
