import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { AuditLine } from '../../../shared/api/audit.ts';
import { good } from '../../../shared/api/result.ts';
import type { DeskState } from '../../../shared/api/views.ts';
import { App } from '../../app/App.tsx';
import { DESK, ENTRY, fakeKiosk } from '../../app/testing.ts';
import { createCatalogue } from '../../app/texts.tsx';

afterEach(cleanup);

const AT = '2026-11-22T10:42:00.000+05:00';
const DEVICE = '01935b1e-7a00-7000-8000-00000000000d';
const as = (...roles: ('clerk' | 'supervisor' | 'administrator')[]): DeskState => ({
  ...DESK,
  kiosk: { ...DESK.kiosk, device: DEVICE },
  clerk: { number: '2001', name: 'Болат А.', roles },
});
const line = (n: number, change: Partial<AuditLine> = {}): AuditLine => ({
  id: `01935b1e-7a00-7000-8000-0000000000${n}`,
  place: n,
  seq: n,
  device: DEVICE,
  at: AT,
  what: 'entry.seen',
  who: '1001',
  name: 'Айгүл Сәрсенова',
  about: { id: ENTRY.id, kind: 'ban.set', number: 'KZ-2026-000000794-5' },
  detail: {},
  ...change,
});

const lines = [
  line(40),
  line(39, { what: 'sign-in.failed', who: '?', detail: { triesLeft: 3 } }),
  { ...line(37, { what: 'backup.automatic', who: 'system' }), about: undefined, name: undefined },
  {
    ...line(36, { what: 'journal.exported', who: 'system', detail: { account: 'kiosk', at: AT } }),
    about: undefined,
    name: undefined,
  },
];
const HANDLERS = {
  'audit.list': (input: unknown) =>
    good(
      (input as { before?: number }).before === undefined
        ? { items: lines, more: true }
        : { items: [line(38, { what: 'other', device: ENTRY.id })], more: false },
    ),
  'kiosk.health': () =>
    good({ root: 'ROOT-PRINT', deviceKey: 'abc', entries: 12, delivered: 9, formerJournals: 0 }),
  'staff.list': () => good([{ number: '1001', name: 'Айгүл', roles: ['clerk'], lockedUntil: AT }]),
  'staff.unlock': () => good({}),
};

const actions = (container: HTMLElement) =>
  [...container.querySelectorAll<HTMLElement>('[data-action]')].map(({ dataset }) =>
    String(dataset['action']),
  );

async function open(state: DeskState) {
  const fake = fakeKiosk(state, HANDLERS);
  const { container } = render(<App kiosk={fake.kiosk} catalogue={createCatalogue()} />);
  await waitFor(() => expect(container.querySelector('main')).not.toBeNull());
  const press = async (action: string) => {
    const find = () => container.querySelector<HTMLElement>(`[data-action="${action}"]`);
    await waitFor(() => expect(find()).not.toBeNull());
    fireEvent.click(find() ?? container);
  };
  const see = (name: string) =>
    waitFor(() => expect(container.querySelector('main')?.dataset['screen']).toBe(name));
  return { fake, container, press, see };
}

test('a supervisor reads who did what, of one group or person, and goes on to earlier lines', async () => {
  const { fake, container, press, see } = await open(as('supervisor'));
  await see('desk.home');
  await press('health');
  await see('desk.health');
  await press('audit');
  await see('desk.audit');
  await screen.findByText('Record opened');
  expect(screen.getAllByText('Айгүл Сәрсенова')).toHaveLength(2);
  expect(screen.getByText('Wrong PIN at sign-in')).toBeTruthy();
  expect(screen.getByText('Tries left: 3')).toBeTruthy();
  expect(screen.getByText('The kiosk itself')).toBeTruthy();
  expect(screen.getByText('Account of the machine: kiosk')).toBeTruthy();
  expect(screen.getByText(/^Done /)).toBeTruthy();
  await press('older');
  await screen.findByText('Earlier journal 01935b1e');
  fireEvent.change(screen.getByLabelText('Staff number'), { target: { value: ' 1001 ' } });
  await press('find');
  await waitFor(() => expect(fake.asked('audit.list')).toHaveLength(3));
  const asked = fake.asked('audit.list') as { key: string; who?: string; before?: number }[];
  expect(asked.map(({ who, before }) => [who, before])).toEqual([
    [undefined, undefined],
    [undefined, 36],
    ['1001', undefined],
  ]);
  // One visit is one line of the trail.
  expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
  expect(container.querySelectorAll('[data-audit]')).toHaveLength(4);
});

test('a supervisor ends a lock; an administrator sees whose it is and leaves it', async () => {
  const { fake, press, see } = await open(as('supervisor'));
  await press('health');
  await press('people');
  await see('desk.people');
  await press('unlock');
  await screen.findByText('The lock is ended');
  expect(fake.asked('staff.unlock')).toMatchObject([{ number: '1001' }]);
  cleanup();
  const other = await open(as('administrator'));
  await other.press('health');
  await other.press('people');
  await other.see('desk.people');
  await screen.findByText('Айгүл');
  expect(other.container.querySelector('[data-locked="1001"]')).not.toBeNull();
  expect(other.container.querySelector('[data-action="unlock"]')).toBeNull();
});

test('an administrator is at home with the kiosk alone: no session, no queue, and nothing of a citizen is asked for', async () => {
  const { fake, container, press, see } = await open(as('administrator'));
  await see('desk.home');
  expect(actions(container)).toEqual(['health', 'audit', 'road', 'view', 'sign-out']);
  expect(screen.getByText(/administrator 2001/)).toBeTruthy();
  await press('audit');
  await see('desk.audit');
  await press('back');
  await see('desk.home');
  for (const call of ['entries.list', 'drafts.list', 'resume.find']) expect(fake.asked(call)).toEqual([]);
  cleanup();
  const both = await open(as('administrator', 'clerk'));
  await both.see('desk.home');
  expect(actions(both.container)).toEqual(expect.arrayContaining(['start-session', 'queue', 'health']));
});

test('the state of the kiosk shows the root key’s fingerprint, and says where a stolen disk gives the data away', async () => {
  const state = as('administrator');
  for (const [keyProtection, words] of [
    ['file', /a stolen disk gives them away/],
    ['keystore', /In the operating system’s keystore/],
  ] as const) {
    const { press, see } = await open({ ...state, health: { ...state.health, keyProtection } });
    await press('health');
    await see('desk.health');
    expect(await screen.findByText('ROOT-PRINT')).toBeTruthy();
    expect(screen.getByText(words)).toBeTruthy();
    cleanup();
  }
});

test('a clerk has no way to any of it', async () => {
  const { container, see } = await open(as('clerk'));
  await see('desk.home');
  expect(container.querySelector('[data-action="health"]')).toBeNull();
});

test('a revoked kiosk says so on one plain screen: a clerk can only leave, whoever answers for it can read', async () => {
  const revoked = (state: DeskState): DeskState => ({ ...state, kiosk: { ...state.kiosk, stop: 'revoked' } });
  const clerk = await open(revoked(as('clerk')));
  await clerk.see('desk.revoked');
  expect(actions(clerk.container)).toEqual(['sign-out']);
  cleanup();
  const responsible = await open(revoked(as('administrator')));
  await responsible.see('desk.revoked');
  const offered = actions(responsible.container).toSorted((a, b) => a.localeCompare(b));
  expect(offered).toEqual(['health', 'queue', 'repair', 'sign-out']);
});

test('a cover hides the desk as well, and the core is told before it is lifted', async () => {
  const { fake, press } = await open(as('supervisor'));
  await press('health');
  fireEvent.keyDown(window, { key: 'Pause' });
  await waitFor(() => expect(fake.asked('desk.cover')).toHaveLength(1));
  const uncover = await screen.findByText('Uncover the screen');
  fireEvent.click(uncover);
  await waitFor(() => expect(fake.asked('desk.uncover')).toHaveLength(1));
  await waitFor(() => expect(screen.queryByText('Uncover the screen')).toBeNull());
});
