import { expect, test, vi } from 'vitest';
import { bad, good } from '../../shared/api/result.ts';
import { createAnswerer, type CallParts } from './ipc.ts';

const KEY = '01936f0a-7b3c-7000-8000-000000000001';
const ours = { origin: 'app://kiosk', isTopFrame: true, isKioskWindow: true };
const clerk = { number: '1001', name: 'Серік А.', roles: ['clerk'] };

function answerer(change: Partial<CallParts> = {}) {
  const core = vi.fn(async () => good<unknown>(clerk));
  const print = vi.fn(async () => good({ printed: false, savedAs: '/data/receipts/x.pdf' }));
  const printList = vi.fn(async () => good({}));
  const road = {
    places: vi.fn(async () => good({ places: [], canChoose: true })),
    write: vi.fn(async () => bad('road.diskGone')),
    read: vi.fn(async () => bad('road.diskGone')),
  };
  const main = {
    'receipts.print': print,
    'claims.print': print,
    'drafts.printSlip': print,
    'callList.print': printList,
    'road.places': road.places,
    'road.export': road.write,
    'road.import': road.read,
  };
  const ask = createAnswerer({ core, main, log: () => {}, ...change });
  return { core, print, printList, road, ask };
}

const signIn = { key: KEY, number: '1001', pin: '246810' };

test('a known call of the right form reaches the core, and its answer comes back', async () => {
  const { ask, core } = answerer();
  expect(await ask(ours, 'staff.signIn', signIn)).toEqual(good(clerk));
  expect(core).toHaveBeenCalledWith('staff.signIn', signIn);
});

test('a receipt is printed by main, not by the core', async () => {
  const { ask, core, print } = answerer();
  expect(await ask(ours, 'receipts.print', { key: KEY, entry: KEY, format: 'a4' })).toMatchObject({
    ok: true,
  });
  expect([print.mock.calls.length, core.mock.calls.length]).toEqual([1, 0]);
});

test('so is the call list', async () => {
  const { ask, core, printList } = answerer();
  expect(await ask(ours, 'callList.print', { key: KEY })).toEqual(good({}));
  expect(await ask(ours, 'callList.print', { key: 'x' })).toEqual(bad('core.badRequest'));
  expect([printList.mock.calls.length, core.mock.calls.length]).toEqual([1, 0]);
});

test('what main tells the core about disks no window can say, and no window names a folder', async () => {
  const { ask, core, road } = answerer();
  for (const name of ['road.write', 'road.read'])
    expect(await ask(ours, name, { key: KEY, folder: '/etc' })).toEqual(bad('core.badRequest'));
  expect(await ask(ours, 'road.export', { key: KEY, to: 'choose', folder: '/etc' })).toEqual(
    bad('road.diskGone'),
  );
  expect(road.write).toHaveBeenCalledWith({ key: KEY, to: 'choose' });
  expect(core).not.toHaveBeenCalled();
});

test.each([
  ['another origin', { ...ours, origin: 'https://kiosk' }],
  ['no origin', { ...ours, origin: undefined }],
  ['an opaque origin', { ...ours, origin: 'null' }],
  ['a frame inside the page', { ...ours, isTopFrame: false }],
  ['a window that is not the kiosk’s', { ...ours, isKioskWindow: false }],
])('%s reaches nothing', async (_what, sender) => {
  const { ask, core } = answerer();
  expect(await ask(sender, 'staff.signIn', signIn)).toEqual(bad('core.badRequest'));
  expect(core).not.toHaveBeenCalled();
});

const cycle: Record<string, unknown> = {};
cycle.self = cycle;

test.each<[string, unknown, unknown]>([
  ['an unknown call', 'staff.fire', {}],
  ['a name from the prototype', 'constructor', {}],
  ['a name from the prototype', '__proto__', {}],
  ['a name that is no text', ['staff.signIn'], signIn],
  ['no name', undefined, undefined],
  ['no input', 'staff.signIn', undefined],
  ['nothing as input', 'desk.state', null],
  ['a list as input', 'desk.state', []],
  ['text as input', 'desk.state', 'state'],
  ['a missing member', 'staff.signIn', { key: KEY, number: '1001' }],
  ['a member of another type', 'staff.signIn', { ...signIn, pin: 246810 }],
  ['a key that is none', 'staff.signIn', { ...signIn, key: '../../etc' }],
  ['a novel as a number', 'staff.signIn', { ...signIn, number: 'x'.repeat(41) }],
  ['a page of a million', 'entries.list', { limit: 1_000_000 }],
  ['a paper that does not exist', 'receipts.print', { key: KEY, entry: KEY, format: '../a4' }],
  ['a path instead of an entry', 'receipts.print', { key: KEY, entry: '../../x', format: 'a4' }],
  ['more than a megabyte', 'staff.signIn', { ...signIn, more: 'x'.repeat(1_000_001) }],
  ['a thing that contains itself', 'staff.signIn', cycle],
  ['a bigint', 'staff.signIn', { ...signIn, more: 1n }],
])('%s (%s) is refused before the core', async (_what, name, input) => {
  const { ask, core, print } = answerer();
  expect(await ask(ours, name, input)).toMatchObject(bad('core.badRequest'));
  expect([core.mock.calls.length, print.mock.calls.length]).toEqual([0, 0]);
});

test('an answer of another form is not shown', async () => {
  const { ask } = answerer({ core: async () => good({ number: 1001, secret: 'x' }) });
  expect(await ask(ours, 'staff.signIn', signIn)).toEqual(bad('core.unexpected'));
});

test('what an answer has beyond its form stays outside', async () => {
  const { ask } = answerer({ core: async () => good({ ...clerk, pinVerifier: 'secret' }) });
  expect(await ask(ours, 'staff.signIn', signIn)).toEqual(good(clerk));
});

test('a problem of the core comes back as it is', async () => {
  const { ask } = answerer({ core: async () => bad('pin.wrong', { params: { triesLeft: 4 } }) });
  expect(await ask(ours, 'staff.signIn', signIn)).toEqual(bad('pin.wrong', { params: { triesLeft: 4 } }));
});

test('whatever is thrown, only the fact of it comes back', async () => {
  const log = vi.fn();
  const { ask } = answerer({
    log,
    core: async () => {
      throw new Error('SQLITE_ERROR near 500101300003');
    },
  });
  expect(await ask(ours, 'staff.signIn', signIn)).toEqual(bad('core.unexpected'));
  expect(JSON.stringify(log.mock.calls)).not.toContain('500101300003');
});

test('what is to be signed reaches the core composed, however it was typed', async () => {
  const { ask, core } = answerer();
  const answers = {
    kind: 'ban.set',
    scope: ['bank'],
    citizen: {
      iin: '500101300003',
      fullName: 'Жайық Алтынай'.normalize('NFD'),
      language: 'kk',
      vulnerable: [],
    },
    attestation: {
      document: { kind: 'id-card', number: '012345678' },
      identity: { method: 'clerk', attempts: 0, reason: 'no-face-check' },
      consent: { personalData: true, textVersion: '1', readAloud: false },
    },
    confirmation: { screen: 'turned', shownText: 'Ө' },
  };
  await ask(ours, 'entries.confirm', { id: KEY, answers });
  expect(core).toHaveBeenCalledWith('entries.confirm', {
    id: KEY,
    answers: { ...answers, citizen: { ...answers.citizen, fullName: 'Жайық Алтынай'.normalize('NFC') } },
  });
});
