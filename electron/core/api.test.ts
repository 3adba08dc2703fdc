import { uuidv7 } from 'uuidv7';
import { afterEach, expect, test } from 'vitest';
import type { Draft } from '../../shared/api/sessionCalls.ts';
import type { Output } from '../../shared/api/calls.ts';
import type { DeskState, EntryView } from '../../shared/api/views.ts';
import { sha256 } from '../../shared/protocol/hashing.ts';
import { createKept, keepPolicy } from './sync/kept.ts';
import {
  banAnswers,
  confirmBan,
  enrolFolder,
  newFolder,
  openAtDesk,
  openFile,
  openTestCore,
  testClock,
  type TestCore,
} from './testing/desk.ts';
import { testPolicy } from './testing/people.ts';

const open: TestCore[] = [];
afterEach(async () => {
  for (const core of open.splice(0)) await core.close();
});
const atDesk = async (...args: Parameters<typeof openAtDesk>) => {
  const core = await openAtDesk(...args);
  open.push(core);
  return core;
};

test('a kiosk that was never enrolled says so and keeps its desk closed', async () => {
  const core = openTestCore(newFolder());
  open.push(core);
  const state: DeskState = await core.value('desk.state', {});
  expect(state.kiosk).toEqual({ enrolled: false, staffed: false, sealing: false });
  expect(await core.call('staff.signIn', { key: uuidv7(), number: '1001', pin: '1' })).toMatchObject({
    problem: { code: 'kiosk.notEnrolled' },
  });
  expect(await core.call('drafts.list', {})).toMatchObject({ problem: { code: 'core.signedOut' } });
});

test('a session goes from draft to entry: the entry is waiting and the draft is gone', async () => {
  const core = await atDesk();
  const id = uuidv7();
  const draft: Draft = await core.value('drafts.start', { key: id, journey: 'ban', language: 'kk' });
  expect(draft).toMatchObject({ id, screen: '', content: {} });
  await core.value('drafts.save', {
    id,
    screen: 'ban.check',
    who: 'Әубәкірова Қ. Ө.',
    language: 'kk',
    content: { a: 1 },
  });
  expect(await core.value('drafts.open', { id })).toMatchObject({
    screen: 'ban.check',
    content: { a: 1 },
    session: draft.session,
  });
  const entry: EntryView = await core.value('entries.confirm', { id, answers: banAnswers() });
  expect(entry).toMatchObject({
    id,
    // After the opening, the sign-in, and the look at the draft.
    seq: 4,
    kind: 'ban.set',
    state: 'waiting',
    who: 'Әубәкірова Қ. Ө.',
    iinLast4: '0003',
    scope: ['bank', 'microfinance'],
  });
  expect(await core.value('drafts.list', {})).toEqual([]);
  const state: DeskState = await core.value('desk.state', {});
  expect(state).toMatchObject({
    waiting: { count: 1, oldestAt: entry.at },
    today: { accepted: 1, waiting: 1 },
    drafts: 0,
    clerk: { number: '1001' },
  });
  expect(await core.value('entries.list', { limit: 10 })).toEqual({ items: [entry], total: 1 });
});

test('what the citizen read, where, and how they signed goes into the entry as they confirmed it', async () => {
  const core = await atDesk();
  const id = uuidv7();
  await core.value('drafts.start', { key: id, journey: 'ban', language: 'kk' });
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(64)]);
  const { blob }: Output<'blobs.add'> = await core.value('blobs.add', {
    key: uuidv7(),
    draft: id,
    label: 'signature',
    bytes: png.length,
    offset: 0,
    part: png.toString('base64'),
  });
  const answers = banAnswers();
  const { consent } = answers.attestation;
  await core.value('entries.confirm', {
    id,
    answers: {
      ...answers,
      attestation: { ...answers.attestation, consent: { ...consent, understood: false } },
      confirmation: { screen: 'citizen', shownText: 'Мен, …', signature: blob },
    },
  });
  const file = openFile(core.data);
  const row = file.prepare<[string], { body: string }>('SELECT body FROM entries WHERE id = ?').get(id);
  file.close();
  const body: unknown = JSON.parse(String(row?.body));
  expect(body).toMatchObject({
    attestation: { consent: { understood: false } },
    confirmation: { screen: 'citizen', shown: sha256('Мен, …'), signature: { ...blob, label: 'signature' } },
  });
  // A signature that is not kept here is no signature.
  const other = uuidv7();
  await core.value('drafts.start', { key: other, journey: 'ban', language: 'kk' });
  const lost = { ...answers.confirmation, signature: { ...blob, sha256: '0'.repeat(64) } };
  expect(
    await core.call('entries.confirm', { id: other, answers: { ...answers, confirmation: lost } }),
  ).toMatchObject({ problem: { code: 'blob.missing', fields: [{ path: 'confirmation.signature' }] } });
});

test('confirming twice, or after a draft is gone, answers the one entry', async () => {
  const core = await atDesk();
  const id = await confirmBan(core);
  const again: EntryView = await core.value('entries.confirm', { id, answers: banAnswers() });
  expect(again.seq).toBe(3);
  expect(await core.value('entries.list', { limit: 10 })).toMatchObject({ total: 1 });
  expect(await core.call('drafts.start', { key: id, journey: 'ban', language: 'kk' })).toMatchObject({
    problem: { code: 'core.noDraft' },
  });
});

test('without a draft nothing is confirmed', async () => {
  const core = await atDesk();
  expect(await core.call('entries.confirm', { id: uuidv7(), answers: banAnswers() })).toMatchObject({
    problem: { code: 'core.noDraft' },
  });
});

test('a wrong field is named by its path in the body, and the draft stays', async () => {
  const core = await atDesk();
  const id = uuidv7();
  await core.value('drafts.start', { key: id, journey: 'ban', language: 'ru' });
  const result = await core.call('entries.confirm', { id, answers: banAnswers({ iin: '500101300004' }) });
  expect(result).toEqual({
    ok: false,
    problem: { code: 'core.badRequest', fields: [{ path: 'citizen.iin', code: 'iin.checkDigit' }] },
  });
  expect(await core.value('drafts.list', {})).toHaveLength(1);
});

test('a name typed in parts is signed in NFC; a lone surrogate is refused at its field', async () => {
  const core = await atDesk();
  const id = uuidv7();
  await core.value('drafts.start', { key: id, journey: 'ban', language: 'ru' });
  const lone = await core.call('entries.confirm', { id, answers: banAnswers({ fullName: 'Анна\ud800' }) });
  expect(lone).toMatchObject({ problem: { fields: [{ path: 'citizen.fullName', code: 'text.surrogate' }] } });
  const entry: EntryView = await core.value('entries.confirm', {
    id,
    answers: banAnswers({ fullName: 'Андрей'.normalize('NFD') }),
  });
  expect(entry.who).toBe('Андрей');
});

test.each([
  ['no.such.call', {}, 'core.badRequest'],
  ['__proto__', {}, 'core.badRequest'],
  ['drafts.open', { id: 7 }, 'core.badRequest'],
  ['drafts.open', null, 'core.badRequest'],
  ['entries.list', { limit: 100_000 }, 'core.badRequest'],
  ['entries.show', { id: uuidv7() }, 'core.noEntry'],
])('%s with %j is a problem and nothing worse', async (name, input, code) => {
  const core = await atDesk();
  expect(await core.call(name, input)).toMatchObject({ ok: false, problem: { code } });
});

test('a core restarted in the same run of the application keeps the clerk; another run does not', async () => {
  const data = newFolder();
  const first = await openAtDesk(data);
  await first.close();
  const second = openTestCore(data);
  expect(await second.value('desk.state', {})).toMatchObject({ clerk: { number: '1001' } });
  await second.close();
  const third = openTestCore(data, { boot: 'boot-2' });
  open.push(third);
  expect(await third.value('desk.state', {})).toMatchObject({ clerk: null });
});

test('a folder that served a demo takes nothing from a release build, and its papers stay a demo’s', async () => {
  const data = newFolder();
  const demo = await openAtDesk(data);
  const id = await confirmBan(demo);
  await demo.close();
  const core = openTestCore(data, { release: true });
  open.push(core);
  expect(await core.value('desk.state', {})).toMatchObject({ demo: true, kiosk: { stop: 'demo-refused' } });
  const second = uuidv7();
  await core.value('drafts.start', { key: second, journey: 'ban', language: 'kk' });
  const refused = await core.call('entries.confirm', { id: second, answers: banAnswers() });
  expect(refused).toMatchObject({ problem: { code: 'core.demoPolicy' } });
  const real = testPolicy(demo.registry, { serial: 4, demo: false });
  const db = openFile(data);
  keepPolicy(createKept(db), real, real);
  db.close();
  expect(await core.value('receipts.make', { entry: id })).toMatchObject({ demo: true });
});

test('what changed is told, once, and only when it differs', async () => {
  const core = await atDesk();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const before = core.states.length;
  await core.value('desk.settings', {
    key: uuidv7(),
    settings: { language: 'ru', textSize: '36', contrast: 'high' },
  });
  await core.value('desk.settings', {
    key: uuidv7(),
    settings: { language: 'ru', textSize: '36', contrast: 'high' },
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(core.states).toHaveLength(before + 1);
  expect(core.states.at(-1)?.settings).toEqual({ language: 'ru', textSize: '36', contrast: 'high' });
});

test('five wrong PINs lock the number, the right one too, and the lock is told with its end', async () => {
  const data = newFolder();
  await enrolFolder(data);
  const clock = testClock();
  const core = openTestCore(data, {}, clock);
  open.push(core);
  const tryPin = (pin: string) => core.call('staff.signIn', { key: uuidv7(), number: '1001', pin });
  for (const triesLeft of [4, 3, 2, 1])
    expect(await tryPin('000000')).toMatchObject({ problem: { code: 'pin.wrong', params: { triesLeft } } });
  expect(await tryPin('000000')).toMatchObject({
    problem: { code: 'pin.locked', params: { until: '2026-11-22T10:00:30.000+05:00' } },
  });
  expect(await tryPin('246810')).toMatchObject({ problem: { code: 'pin.locked' } });
  clock.pass(30_000);
  expect(await tryPin('246810')).toMatchObject({ ok: true });
});
