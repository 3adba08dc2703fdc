import { act, cleanup, render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { bad, good } from '../../shared/api/result.ts';
import { ANSWERED } from '../journeys/testing.ts';
import { App } from './App.tsx';
import { CLERK, DESK, DRAFT_VIEW, fakeKiosk } from './testing.ts';
import { createCatalogue } from './texts.tsx';

// Read before the patience begins to run.
beforeAll(async () => void (await import('../desk/SignedIn.tsx')));
afterEach(cleanup);

const content = {
  version: 1,
  state: 'session/citizen',
  context: { typed: ANSWERED, view: {}, returning: false },
};
const PATIENCE = { idleMs: 1_200, askMs: 900 };

/** Longer than the patience. */
const LONG = { timeout: 6_000 };

const see = (name: string) =>
  waitFor(() => expect(document.querySelector('main')?.dataset['screen']).toBe(name), LONG);
const question = () => document.querySelector('.still-here');
const press = (name: string) => userEvent.click(document.querySelector(`[data-action="${name}"]`) as Element);

/** A desk with little patience, at a session; signing out and in works as the core has it. */
async function session(more: Parameters<typeof fakeKiosk>[1] = {}) {
  const fake = fakeKiosk(
    DESK,
    {
      'staff.signOut': () => {
        fake.tell({ ...DESK, clerk: null });
        return good({});
      },
      ...more,
    },
    content,
  );
  render(<App kiosk={{ ...fake.kiosk, patience: PATIENCE }} catalogue={createCatalogue()} />);
  await see('desk.home');
  act(() => fake.citizen({ kind: 'window', isThere: true }));
  await press('start-session');
  await see('session.citizen');
  return fake;
}

test('the question is asked on both screens, and any touch on either answers it', async () => {
  const fake = await session();
  for (const answer of [
    () => userEvent.click(document.body),
    () =>
      act(async () =>
        fake.citizen({ kind: 'answer', answer: { turn: 0, act: { kind: 'touched', by: 'touch' } } }),
      ),
  ]) {
    await waitFor(() => expect(question()).not.toBeNull(), LONG);
    expect(fake.stages.at(-1)?.over).toBe('idle');
    await answer();
    await waitFor(() => expect(question()).toBeNull());
    expect(fake.stages.at(-1)?.over).toBeNull();
  }
  expect(document.querySelector('main')?.dataset['screen']).toBe('session.citizen');
});

test('unanswered, the draft is kept, both screens are wiped, and the PIN opens the same question', async () => {
  const fake = await session();
  await userEvent.type(document.querySelector('[name="citizen.fullName"]') as Element, 'Я');
  await see('desk.sign-in');
  expect(fake.asked('drafts.save').at(-1)).toMatchObject({ id: DRAFT_VIEW.id });
  expect(fake.stages.at(-1)).toMatchObject({ scene: null, over: null });
  expect(document.body.innerHTML).not.toContain('Әубәкірова');
  expect(document.querySelector('[role="status"]')?.textContent).toContain('The draft is saved');
  act(() => fake.tell(DESK));
  await see('session.citizen');
  expect(fake.asked('drafts.open')).toEqual([{ id: DRAFT_VIEW.id }]);
});

test('another clerk does not get the session that was left', async () => {
  const fake = await session();
  await see('desk.sign-in');
  act(() => fake.tell({ ...DESK, clerk: { ...CLERK, number: '2001' } }));
  await see('desk.home');
  expect(fake.asked('drafts.open')).toEqual([]);
});

test('what cannot be saved is hidden, never wiped', async () => {
  const fake = await session({ 'drafts.save': () => bad('core.storeFull') });
  await userEvent.type(document.querySelector('[name="citizen.fullName"]') as Element, 'Я');
  await waitFor(() => expect(document.querySelector('[data-action="uncover"]')).not.toBeNull(), LONG);
  expect(fake.asked('staff.signOut')).toEqual([]);
  await press('uncover');
  expect(document.querySelector<HTMLInputElement>('[name="citizen.fullName"]')?.value).toContain('Я');
});

test('a desk that nobody uses is closed as well', async () => {
  const fake = fakeKiosk(DESK);
  render(<App kiosk={{ ...fake.kiosk, patience: PATIENCE }} catalogue={createCatalogue()} />);
  await see('desk.home');
  await waitFor(() => expect(fake.asked('staff.signOut')).toHaveLength(1), LONG);
});
