import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { AuditLine, AuditPage } from '../../../shared/api/audit.ts';
import { confirmBan, openAtDesk, type TestCore } from '../testing/desk.ts';

const SUPERVISOR = { number: '2001', pin: '135791' };
const IIN = '500101300003';

/** The trail, the oldest first, as a supervisor is shown it; its own line is left out. */
async function trail(core: TestCore): Promise<AuditLine[]> {
  await core.value('staff.signIn', { key: uuidv7(), ...SUPERVISOR });
  const { items }: AuditPage = await core.value('audit.list', { key: uuidv7(), limit: 200 });
  return items.slice(2).toReversed();
}
const told = (lines: readonly AuditLine[]) =>
  lines.map(({ what, about }) => (about ? `${what} ${about.kind ?? 'session'}` : what));

test('whatever is looked at is a line, and nothing is one twice', async () => {
  const core = await openAtDesk();
  const id = await confirmBan(core);
  // The paper of the act just done is no look at another person.
  await core.value('entries.show', { id });
  const key = uuidv7();
  await core.value('entries.show', { id, key });
  // The page asks again whenever something changes.
  await core.value('entries.show', { id, key });
  const search = { key: uuidv7(), text: IIN, limit: 20 };
  await core.value('entries.search', { ...search, offset: 0 });
  await core.value('entries.search', { ...search, offset: 20 });
  const draft = uuidv7();
  await core.value('drafts.start', { key: draft, journey: 'ban', language: 'kk' });
  await core.value('drafts.open', { id: draft });
  await core.value('claims.find', { iin: IIN });
  await core.value('claims.find', { iin: IIN });
  expect(await core.call('resume.find', { text: '000 000 020' })).toMatchObject({ ok: false });
  await core.value('drafts.discard', { key: uuidv7(), id: draft });
  await core.value('staff.signOut', { key: uuidv7() });
  expect(told(await trail(core))).toEqual([
    'sign-in',
    'entry.seen ban.set',
    'entries.searched',
    'draft.opened session',
    'claims.searched',
    'resume.searched',
    'draft.discarded session',
    'sign-out',
  ]);
  await core.close();
});

test('the trail says who, what, when and on which device, and names no citizen', async () => {
  const core = await openAtDesk();
  const id = await confirmBan(core);
  await core.value('entries.show', { id, key: uuidv7() });
  const line = (await trail(core)).find(({ what }) => what === 'entry.seen');
  expect(line).toMatchObject({ who: '1001', name: 'Айгүл Сәрсенова', about: { id, kind: 'ban.set' } });
  expect(line?.device).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.stringify(line)).not.toMatch(new RegExp(`${IIN}|Әубәкірова|0003`));
  await core.close();
});

test('one key is one look: at another act, for another question, nothing is shown', async () => {
  const core = await openAtDesk();
  const [one, other] = [await confirmBan(core), await confirmBan(core)];
  const key = uuidv7();
  await core.value('entries.show', { id: one, key });
  expect(await core.call('entries.show', { id: other, key })).toMatchObject({
    problem: { code: 'core.badRequest' },
  });
  // The id of an entry that is there already would write nothing.
  expect(await core.call('entries.search', { key: other, text: IIN, limit: 5 })).toMatchObject({
    problem: { code: 'core.badRequest' },
  });
  const asked = { key: uuidv7(), limit: 5 };
  await core.value('entries.search', { ...asked, text: IIN });
  expect(await core.call('entries.search', { ...asked, text: '600' })).toMatchObject({
    problem: { code: 'core.badRequest' },
  });
  await core.close();
});

test('the trail is read a page at a time, by groups and by people, and opening it is a line', async () => {
  const core = await openAtDesk();
  const ids = [await confirmBan(core), await confirmBan(core), await confirmBan(core)];
  for (const id of ids) await core.value('entries.show', { id, key: uuidv7() });
  await core.value('staff.signIn', { key: uuidv7(), ...SUPERVISOR });
  const key = uuidv7();
  const ask = (input: object): Promise<AuditPage> => core.value('audit.list', { key, limit: 200, ...input });
  const looks = await ask({ group: 'looks' });
  expect([looks.items.map(({ what }) => what), looks.more]).toEqual([Array(3).fill('entry.seen'), false]);
  const first = await ask({ group: 'looks', limit: 2 });
  expect([first.items.length, first.more]).toEqual([2, true]);
  const rest = await ask({ group: 'looks', limit: 2, before: first.items[1]?.place });
  expect([...first.items, ...rest.items]).toEqual(looks.items);
  expect((await ask({ who: '2001' })).items.map(({ what }) => what)).toEqual(['audit.seen', 'sign-in']);
  expect((await ask({ who: '9999' })).items).toEqual([]);
  await core.close();
});

test('a clerk is never shown the trail', async () => {
  const core = await openAtDesk();
  expect(await core.call('audit.list', { key: uuidv7(), limit: 10 })).toMatchObject({
    problem: { code: 'core.notAllowed' },
  });
  await core.close();
});

test('under a cover nothing is shown and nothing signed; what was typed is kept, also over a restart of the core', async () => {
  const core = await openAtDesk();
  const id = await confirmBan(core);
  const draft = uuidv7();
  await core.value('drafts.start', { key: draft, journey: 'ban', language: 'kk' });
  await core.value('desk.cover', { key: uuidv7() });
  expect(await core.value('desk.state', {})).toMatchObject({ covered: true });
  for (const [name, input] of [
    ['entries.show', { id }],
    ['entries.list', { limit: 10 }],
    ['drafts.list', {}],
    ['drafts.open', { id: draft }],
    ['receipts.make', { entry: id }],
  ] as const)
    expect(await core.call(name, input)).toMatchObject({ problem: { code: 'core.covered' } });
  const kept = { id: draft, screen: 'ban.check', who: '', language: 'kk', content: { a: 1 } };
  await core.value('drafts.save', kept);
  await core.value('desk.uncover', { key: uuidv7() });
  expect(await core.value('drafts.open', { id: draft })).toMatchObject({ content: { a: 1 } });
  await core.close();
});

test('a supervisor ends the lock of somebody who mistyped, and it is written whose', async () => {
  const core = await openAtDesk();
  await core.value('staff.signOut', { key: uuidv7() });
  for (let tries = 0; tries < 5; tries += 1)
    await core.call('staff.signIn', { key: uuidv7(), number: '1001', pin: '000000' });
  await core.value('staff.signIn', { key: uuidv7(), ...SUPERVISOR });
  const [locked] = (await core.value('staff.list', {})) as { number: string }[];
  expect(locked).toMatchObject({ number: '1001', lockedUntil: expect.any(String) });
  expect(await core.call('staff.unlock', { key: uuidv7(), number: '7777' })).toMatchObject({
    problem: { code: 'staff.unknown' },
  });
  await core.value('staff.unlock', { key: uuidv7(), number: '1001' });
  const page: AuditPage = await core.value('audit.list', { key: uuidv7(), limit: 2 });
  expect(page.items[1]).toMatchObject({ what: 'staff.unlocked', who: '2001', detail: { clerk: '1001' } });
  await core.value('staff.signOut', { key: uuidv7() });
  await core.value('staff.signIn', { key: uuidv7(), number: '1001', pin: '246810' });
  await core.close();
});
