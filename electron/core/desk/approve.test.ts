import { expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { AuditPage } from '../../../shared/api/audit.ts';
import type { Draft } from '../../../shared/api/sessionCalls.ts';
import { openAtDesk, type TestCore } from '../testing/desk.ts';

const IIN = '500101300003';
const SUPERVISOR = { number: '2001', pin: '135791' };

async function atDraft() {
  const core = await openAtDesk();
  const id = uuidv7();
  await core.value('drafts.start', { key: id, journey: 'ban', language: 'kk' });
  return { core, id };
}
const ask = (core: TestCore, draft: string, who: { number: string; pin: string }, key = uuidv7()) =>
  core.call('staff.approve', { key, draft, kind: 'ban.lift', iin: IIN, method: 'clerk', ...who });

test('a supervisor approves with their own PIN, and the draft carries it', async () => {
  const { core, id } = await atDraft();
  const key = uuidv7();
  const approval = { by: '2001', kind: 'ban.lift', iin: IIN };
  expect(await ask(core, id, SUPERVISOR, key)).toMatchObject({ ok: true, value: approval });
  const draft: Draft = await core.value('drafts.open', { id });
  expect(draft.approval).toMatchObject(approval);
  // The window may ask again after a crash of the core: the same answer, and no PIN is tried.
  expect(await ask(core, id, { ...SUPERVISOR, pin: '' }, key)).toMatchObject({ ok: true, value: approval });
  await core.close();
});

test.each([
  ['the clerk at the desk', { number: '1001', pin: '246810' }, 'approval.sameClerk'],
  ['the clerk, with spaces around the number', { number: ' 1001 ', pin: '246810' }, 'approval.sameClerk'],
  ['a wrong PIN', { number: '2001', pin: '000000' }, 'pin.wrong'],
  ['nobody of that number', { number: '9999', pin: '135791' }, 'pin.wrong'],
])('%s does not approve', async (_who, who, code) => {
  const { core, id } = await atDraft();
  expect(await ask(core, id, who)).toMatchObject({ ok: false, problem: { code } });
  const draft: Draft = await core.value('drafts.open', { id });
  expect(draft.approval).toBeUndefined();
  await core.close();
});

test('wrong PINs lock the supervisor as they do at sign-in', async () => {
  const { core, id } = await atDraft();
  for (let tries = 0; tries < 4; tries += 1) await ask(core, id, { number: '2001', pin: '000000' });
  const fifth = await ask(core, id, { number: '2001', pin: '000000' });
  expect([fifth.ok, fifth.ok || fifth.problem.code]).toEqual([false, 'pin.locked']);
  expect(await ask(core, id, SUPERVISOR)).toMatchObject({ problem: { code: 'pin.locked' } });
  await core.value('staff.signOut', { key: uuidv7() });
  const signIn = { key: uuidv7(), ...SUPERVISOR };
  expect(await core.call('staff.signIn', signIn)).toMatchObject({ problem: { code: 'pin.locked' } });
  await core.close();
});

test('a clerk who is no supervisor does not approve, though the PIN fits', async () => {
  const { core, id } = await atDraft();
  await core.value('staff.signOut', { key: uuidv7() });
  await core.value('staff.signIn', { key: uuidv7(), ...SUPERVISOR });
  const key = uuidv7();
  const refused = { problem: { code: 'approval.notSupervisor' } };
  expect(await ask(core, id, { number: '1001', pin: '246810' }, key)).toMatchObject(refused);
  // The window may ask again after a crash of the core: the same answer, and one line in the trail.
  expect(await ask(core, id, { number: '1001', pin: '' }, key)).toMatchObject(refused);
  const { items }: AuditPage = await core.value('audit.list', {
    key: uuidv7(),
    limit: 5,
    group: 'decisions',
  });
  expect(items.map(({ what, who, about }) => [what, who, about?.id])).toEqual([
    ['approval.refused', '1001', id],
  ]);
  await core.close();
});

test('a draft that is gone is not approved', async () => {
  const { core } = await atDraft();
  expect(await ask(core, uuidv7(), SUPERVISOR)).toMatchObject({ problem: { code: 'core.noDraft' } });
  await core.close();
});
