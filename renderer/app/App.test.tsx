import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { BackupState } from '../../shared/api/views.ts';
import { bad, good, type Result } from '../../shared/api/result.ts';
import { ANSWERED } from '../journeys/testing.ts';
import { App } from './App.tsx';
import { DESK, DRAFT_VIEW, ENTRY, fakeKiosk, type FakeKiosk } from './testing.ts';
import { createCatalogue } from './texts.tsx';

afterEach(cleanup);

const open = (fake: FakeKiosk) => render(<App kiosk={fake.kiosk} catalogue={createCatalogue()} />);
const action = (name: string) => {
  const button = document.querySelector<HTMLElement>(`[data-action="${name}"]`);
  if (button === null) throw new Error(`nothing does ${name}`);
  return button;
};
const press = (name: string) => userEvent.click(action(name));
const field = (name: string) => {
  const input = document.querySelector<HTMLInputElement>(`[name="${name}"]`);
  if (input === null) throw new Error(`no field ${name}`);
  return input;
};
const see = (name: string) =>
  waitFor(() => expect(document.querySelector('main')?.dataset['screen']).toBe(name));
const atCheck = { version: 1, state: 'ban/check', context: { typed: ANSWERED, view: {}, returning: false } };

test('a wrong PIN is said with the tries left, and does not stay in its field', async () => {
  const fake = fakeKiosk(
    { ...DESK, clerk: null },
    { 'staff.signIn': () => bad('pin.wrong', { params: { triesLeft: 3 } }) },
  );
  open(fake);
  await see('desk.sign-in');
  await userEvent.type(field('staff.number'), '1001');
  await userEvent.type(field('staff.pin'), '111111{Enter}');
  await waitFor(() => expect(document.activeElement?.textContent).toMatch(/3 tries/i));
  await waitFor(() => expect([field('staff.number').value, field('staff.pin').value]).toEqual(['1001', '']));
});

test('what is not the fault of the PIN is not said at the PIN', async () => {
  open(fakeKiosk({ ...DESK, clerk: null }, { 'staff.signIn': () => bad('staff.none') }));
  await see('desk.sign-in');
  await userEvent.type(field('staff.number'), '1001');
  await userEvent.type(field('staff.pin'), '246810{Enter}');
  await waitFor(() => expect(document.querySelector('.notice-slot')?.textContent).not.toBe(''));
  expect(field('staff.pin').getAttribute('aria-invalid')).toBeNull();
});

test('Enter after the number leads to the PIN, and says of no mistake', async () => {
  open(fakeKiosk({ ...DESK, clerk: null }));
  await see('desk.sign-in');
  await userEvent.type(field('staff.number'), '1001{Enter}');
  expect(document.activeElement).toBe(field('staff.pin'));
  expect(document.querySelector('.error-summary')).toBeNull();
});

test('an empty sign-in asks the core nothing', async () => {
  const fake = fakeKiosk({ ...DESK, clerk: null });
  open(fake);
  await see('desk.sign-in');
  await press('sign-in');
  expect(fake.asked('staff.signIn')).toEqual([]);
  expect(field('staff.pin').getAttribute('aria-invalid')).toBe('true');
});

test('a screen that was uncovered stays so on the way home, though the core tells of it late', async () => {
  const content = { ...atCheck, state: 'session/language' };
  const fake = fakeKiosk(DESK, { 'desk.cover': () => good({}), 'desk.uncover': () => good({}) }, content);
  open(fake);
  await see('desk.home');
  await press('start-session');
  await see('session.language');
  await press('cover');
  await waitFor(() => action('uncover'));
  act(() => fake.tell({ ...DESK, covered: true }));
  await press('uncover');
  await waitFor(() => expect(document.querySelector('[data-action="uncover"]')).toBeNull());
  await press('cancel');
  await waitFor(() => action('keep'));
  await press('keep');
  await see('desk.home');
  expect(document.querySelector('[data-action="uncover"]')).toBeNull();
});

test('half a number is saved as it was typed, within half a second', async () => {
  const fake = fakeKiosk(
    DESK,
    {},
    { ...atCheck, state: 'session/citizen', context: { ...atCheck.context, typed: {} } },
  );
  open(fake);
  await see('desk.home');
  await press('start-session');
  await see('session.citizen');
  await userEvent.type(field('citizen.iin'), '5102О4');
  await userEvent.type(field('citizen.fullName'), 'Әубәкірова Қымбат');
  const typed = { 'citizen.iin': '5102О4', 'citizen.fullName': 'Әубәкірова Қымбат' };
  await waitFor(
    () =>
      expect(fake.asked('drafts.save').at(-1)).toMatchObject({
        id: DRAFT_VIEW.id,
        screen: 'session.citizen',
        who: 'Әубәкірова Қ.',
        content: { context: { typed } },
      }),
    { timeout: 500 },
  );
});

test("the citizen's language is at work at once, and the desk's is back after the session", async () => {
  const fake = fakeKiosk(DESK);
  open(fake);
  await see('desk.home');
  await press('start-session');
  await see('session.language');
  await userEvent.click(screen.getByRole('radio', { name: 'Русский' }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('На каком языке вам удобно?');
  expect(document.documentElement.lang).toBe('ru');
  await press('cancel');
  await press('keep');
  await see('desk.home');
  expect(document.documentElement.lang).toBe('en');
});

test('pressed twice, confirmed once; and after the end nothing of the citizen is left', async () => {
  let answer: (result: Result<unknown>) => void = () => undefined;
  const fake = fakeKiosk(
    DESK,
    { 'entries.confirm': () => new Promise((resolve) => (answer = resolve)) },
    atCheck,
  );
  open(fake);
  await see('desk.home');
  await press('start-session');
  await see('ban.check');
  await press('next');
  await see('ban.confirm');
  const shown = [...document.querySelectorAll('.statement article p')]
    .map((line) => line.textContent)
    .join('\n');
  action('confirm').click();
  action('confirm').click();
  await waitFor(() => expect(fake.asked('entries.confirm')).toHaveLength(1));
  await press('confirm');
  await act(async () => answer(good(ENTRY)));
  await see('ban.done');
  expect(fake.asked('entries.confirm')).toHaveLength(1);
  expect(fake.asked('entries.confirm')[0]).toMatchObject({
    id: DRAFT_VIEW.id,
    answers: { kind: 'ban.set', confirmation: { screen: 'turned', shownText: shown } },
  });
  expect(shown).toContain('Әубәкірова Қымбат Өтегенқызы');
  await press('finish');
  await see('desk.home');
  expect(document.body.innerHTML).not.toContain('Әубәкірова');
});

test('a refusal that no field can mend is said, and the answers stay', async () => {
  const fake = fakeKiosk(
    DESK,
    { 'entries.confirm': () => bad('kiosk.stopped') },
    { ...atCheck, state: 'ban/confirm' },
  );
  open(fake);
  await see('desk.home');
  await press('start-session');
  await see('ban.confirm');
  await press('confirm');
  await waitFor(() => expect(document.querySelector('.notice-slot')?.textContent).not.toBe(''));
  expect(document.querySelector('main')?.dataset['screen']).toBe('ban.confirm');
});

test('what happens to the entry shows by itself, in its two steps', async () => {
  let entry = ENTRY;
  const fake = fakeKiosk(DESK, { 'entries.show': () => good(entry) }, { ...atCheck, state: 'ban/confirm' });
  open(fake);
  await see('desk.home');
  await press('start-session');
  await see('ban.confirm');
  await press('confirm');
  await see('ban.done');
  const state = () => document.querySelector<HTMLElement>('[data-entry]')?.dataset['state'];
  const steps = () =>
    [...document.querySelectorAll('[data-step]')].map((step) => step.className.replace('timeline-step ', ''));
  expect([state(), steps()]).toEqual(['waiting', ['timeline-done', 'timeline-now', 'timeline-later']]);
  entry = {
    ...entry,
    state: 'in-force',
    number: 'KZ-2026-000000079-4',
    recordedAt: ENTRY.at,
    inForceFrom: ENTRY.at,
  };
  act(() => fake.tell({ ...DESK, connection: { ...DESK.connection, state: 'online' } }));
  await waitFor(() => expect(state()).toBe('in-force'));
  expect(steps()).toEqual(['timeline-done', 'timeline-done', 'timeline-done']);
});

test('a restart of the core is said on the screen that is shown, and gone when it is back', async () => {
  const fake = fakeKiosk(DESK);
  open(fake);
  await see('desk.home');
  act(() => fake.live('restarting'));
  expect(document.querySelector('.restart-notice')).not.toBeNull();
  act(() => fake.live('up'));
  expect(document.querySelector('.restart-notice')).toBeNull();
});

test('a core that cannot start says why', async () => {
  const fake = fakeKiosk(DESK, { 'desk.state': () => bad('core.storeDamaged') });
  open(fake);
  await see('desk.starting');
  await waitFor(() => expect(document.body.textContent).toContain('Әкімшіні шақырыңыз'));
});

test('the clerk is told in words where there is no good backup, and nothing where there is', async () => {
  const fake = fakeKiosk(DESK);
  open(fake);
  await see('desk.home');
  const words = () => document.querySelector('[data-backup]')?.textContent ?? null;
  expect(words()).toBeNull();
  const tell = (backup: BackupState) => act(() => fake.tell({ ...DESK, health: { ...DESK.health, backup } }));
  tell({ state: 'none' });
  expect(words()).toContain('There is no backup');
  tell({ state: 'same-disk', at: ENTRY.at });
  expect(words()).toContain('on the same disk');
  tell({ state: 'failed', since: ENTRY.at });
  expect(words()).toMatch(/since 10:42/);
  tell({ state: 'made', at: ENTRY.at });
  expect(words()).toBeNull();
});
