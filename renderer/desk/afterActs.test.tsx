/** What an act at the desk changed is shown at once, also where the core tells no state for it: with no network. */
import { act, cleanup, render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { bad, good, type Result } from '../../shared/api/result.ts';
import type { DayBalance, DeskState } from '../../shared/api/views.ts';
import { App } from '../app/App.tsx';
import { DESK, DRAFT_VIEW, ENTRY, fakeKiosk } from '../app/testing.ts';
import { createCatalogue } from '../app/texts.tsx';

afterEach(cleanup);

const AT = '2026-11-22T10:42:00.000+05:00';
const SUPERVISOR: DeskState = {
  ...DESK,
  clerk: { number: '2001', name: 'Болат А.', roles: ['supervisor', 'clerk'] },
};
const issued = { count: 3, digest: 'a'.repeat(64) };
const BALANCE: DayBalance = {
  day: '2026-11-22',
  from: 1,
  to: 12,
  issued,
  waiting: 3,
  answered: 0,
  toCall: 0,
  closings: [],
};

const see = (name: string) =>
  waitFor(() => expect(document.querySelector('main')?.dataset['screen']).toBe(name));
const find = (selector: string) => {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
};
const press = async (name: string) => {
  await waitFor(() => find(`[data-action="${name}"]`));
  await userEvent.click(find(`[data-action="${name}"]`));
};
const shown = () => find('main').textContent ?? '';
const isAtHeading = () => expect(document.activeElement?.tagName).toBe('H1');

async function open(state: DeskState, answers: NonNullable<Parameters<typeof fakeKiosk>[1]>) {
  const fake = fakeKiosk(state, answers);
  render(<App kiosk={fake.kiosk} catalogue={createCatalogue()} />);
  await see('desk.home');
  return fake;
}

test('a day that is closed is in the list, though the registry cannot be asked', async () => {
  const closing = { id: DRAFT_VIEW.id, at: AT, clerk: '2001', state: 'waiting' as const };
  let balance = BALANCE;
  await open(SUPERVISOR, {
    'day.balance': () => good(balance),
    'day.close': () => {
      const { day, from, to } = BALANCE;
      balance = {
        ...BALANCE,
        issued: { ...issued, count: 0 },
        closings: [{ ...closing, day, from, to, issued }],
      };
      return good(balance.closings[0]);
    },
  });
  await press('day');
  await waitFor(() => find('[data-issued="3"]'));
  await press('close-day');
  await waitFor(() => find(`[data-closing="${closing.id}"]`));
  expect(document.querySelector('[data-issued="0"]')).not.toBeNull();
});

test('a lock that is ended is gone from the list, and the next key is heard', async () => {
  const person = { number: '1001', name: 'Айгүл', roles: ['clerk'] };
  let lockedUntil: string | undefined = AT;
  await open(SUPERVISOR, {
    'kiosk.health': () => bad('core.unexpected'),
    'staff.list': () => good([{ ...person, ...(lockedUntil === undefined ? {} : { lockedUntil }) }]),
    'staff.unlock': () => {
      lockedUntil = undefined;
      return good({});
    },
  });
  await press('health');
  await press('people');
  await press('unlock');
  await waitFor(() => expect(document.querySelector('[data-locked]')).toBeNull());
  expect(shown()).toContain('The lock is ended');
  isAtHeading();
});

test('a draft that is deleted is gone with its question, and the next key is heard', async () => {
  const drafts = [{ ...DRAFT_VIEW, who: 'А. Б.' }];
  const state = { ...DESK, drafts: 1 };
  await open(state, {
    'drafts.list': () => good([...drafts]),
    'drafts.discard': () => {
      drafts.length = 0;
      return good({});
    },
  });
  await press('drafts');
  await see('desk.drafts');
  await press('discard');
  await waitFor(() => find('.dialog'));
  await userEvent.click(find('.dialog [data-action="discard"]'));
  await waitFor(() => expect(document.querySelector('.dialog')).toBeNull());
  expect(document.querySelector('[data-draft]')).toBeNull();
  await waitFor(isAtHeading);
});

test('what is put aside is so at once, and the next key is heard', async () => {
  let entry = { ...ENTRY, state: 'held' as const, toMend: true };
  await open(SUPERVISOR, {
    'entries.list': () => good({ items: [entry], total: 1 }),
    'entries.show': () => good(entry),
    'blobs.list': () => good([]),
    'entries.dismiss': () => {
      entry = { ...entry, toMend: false };
      return good({});
    },
  });
  await press('open');
  await press('dismiss');
  await waitFor(() => find('[name="reason"]'));
  await userEvent.type(find('[name="reason"]'), 'Left');
  await press('confirm-dismiss');
  await waitFor(() => expect(document.querySelector('.plate')).toBeNull());
  await waitFor(isAtHeading);
});

test('nobody is said to be called before that is known, nor where it cannot be', async () => {
  let answer: (list: Result<unknown>) => void = () => {};
  await open(SUPERVISOR, {
    'day.balance': () => good(BALANCE),
    'day.callList': () => new Promise<Result<unknown>>((resolve) => (answer = resolve)),
  });
  await press('day');
  await press('call-list');
  await see('desk.call-list');
  expect(find('.table-empty').textContent).toBe('');
  await act(async () => answer(bad('core.storeFull')));
  await waitFor(() => expect(find('.notice-slot').textContent).not.toBe(''));
  expect(find('.table-empty').textContent).toBe('');
});

test('home says what is known before its lists have come: how many were begun, and of acts nothing', async () => {
  const never = () => new Promise<Result<unknown>>(() => {});
  await open({ ...DESK, drafts: 2 }, { 'drafts.list': never, 'entries.list': never });
  expect([...document.querySelectorAll('.tile-figure')].map((one) => one.textContent)).toEqual(['0', '2']);
  expect(find('.table-empty').textContent).toBe('');
});

test('whoever comes back from an act finds the queue as it was, at the row they opened', async () => {
  const two = [ENTRY, { ...ENTRY, id: DRAFT_VIEW.id.replace(/1$/, '2'), place: 1, who: 'Төлеген А.' }];
  const { asked } = await open(DESK, {
    'entries.list': () => good({ items: two, total: 2 }),
    'entries.search': () => good({ items: two, total: 2 }),
    'blobs.list': () => good([]),
  });
  await press('queue');
  await see('desk.queue');
  await userEvent.click(find('[data-setting="filter"] [data-value="waiting"]'));
  await userEvent.type(find('[name="search"]'), 'төлеген{Enter}');
  const row = () => find(`tr:has([data-entry="${two[1]?.id}"]) [data-action="open"]`);
  await waitFor(row);
  await userEvent.click(row());
  await see('desk.entry');
  await press('back');
  await see('desk.queue');
  expect((find('[name="search"]') as HTMLInputElement).value).toBe('төлеген');
  expect(find('[data-value="waiting"]').getAttribute('aria-pressed')).toBe('true');
  await waitFor(() => expect(document.activeElement).toBe(row()));
  // It is the same search, and one line of the journal.
  const keys = asked('entries.search').map((input) => (input as { key: string }).key);
  expect(new Set(keys).size).toBe(1);
  await press('back');
  await press('queue');
  expect((find('[name="search"]') as HTMLInputElement).value).toBe('');
});

test('what the cover kept from being asked is no problem once it is lifted', async () => {
  const answers: Parameters<typeof fakeKiosk>[1] = {};
  const fake = await open(DESK, answers);
  Object.assign(answers, { 'entries.list': () => bad('core.covered') });
  await act(async () => fake.tell({ ...DESK, covered: true }));
  expect(find('.notice-slot').textContent).toBe('');
});

test('a second change of how the desk looks keeps the first, though that was not told back yet', async () => {
  const { asked } = await open(DESK, { 'desk.settings': () => good({}) });
  await press('view');
  await see('desk.view');
  await userEvent.click(find('[data-setting="language"] [data-value="ru"]'));
  await userEvent.click(find('[data-setting="text-size"] [data-value="28"]'));
  expect(asked('desk.settings').at(-1)).toMatchObject({ settings: { language: 'ru', textSize: '28' } });
});
