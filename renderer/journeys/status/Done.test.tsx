import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { good } from '../../../shared/api/result.ts';
import type { StatusAnswer } from '../../../shared/api/status.ts';
import type { Status } from '../../../shared/protocol/schema/status.ts';
import { App } from '../../app/App.tsx';
import { DESK, ENTRY, fakeKiosk, type FakeKiosk } from '../../app/testing.ts';
import { createCatalogue } from '../../app/texts.tsx';
import { ANSWERED } from '../testing.ts';

afterEach(cleanup);

const typed = { ...ANSWERED, kind: 'status.view', 'citizen.language': 'en' };
const atCheck = { version: 1, state: 'status/check', context: { typed, view: {}, returning: false } };
const VIEW = { ...ENTRY, kind: 'status.view', scope: undefined };
const STATUS: Status = {
  at: ENTRY.at,
  bans: [
    { entry: ENTRY.id, state: 'in-force', scope: ['bank'], recordedAt: ENTRY.at, effectiveFrom: ENTRY.at },
  ],
  consents: [],
  claims: [],
  checks: [{ at: ENTRY.at, lender: 'Demo Bank Alma', purpose: 'contract', ban: 'in-force' }],
  views: [{ at: ENTRY.at, who: '1001, almaty-1', why: 'status.view' }],
};

/** A kiosk where the registry answers as `now.answer` says. */
function atDone(now: { answer: StatusAnswer }): FakeKiosk {
  return fakeKiosk(
    DESK,
    {
      'entries.confirm': () => good(VIEW),
      'entries.show': () => good(VIEW),
      'status.known': () => good({ acts: [ENTRY], consents: [], earliest: '2026-11-01' }),
      'status.show': () => good(now.answer),
      'status.close': () => good({}),
    },
    atCheck,
  );
}

const see = (name: string) =>
  waitFor(() => expect(document.querySelector('main')?.dataset['screen']).toBe(name));
const press = async (name: string) => {
  const button = document.querySelector<HTMLElement>(`[data-action="${name}"]`);
  if (button === null) throw new Error(`nothing does ${name}`);
  await userEvent.click(button);
};
const partOf = (name: string) => document.querySelector<HTMLElement>(`[data-part="${name}"]`);

async function ask(fake: FakeKiosk): Promise<void> {
  render(<App kiosk={fake.kiosk} catalogue={createCatalogue()} />);
  await see('desk.home');
  await press('start-session');
  await see('status.check');
  await press('next');
  await see('status.confirm');
  await press('confirm');
  await see('status.done');
}

test('offline it shows what this kiosk knows and since when, and the rest as soon as the registry answers', async () => {
  const now: { answer: StatusAnswer } = { answer: { state: 'waiting' } };
  const fake = atDone(now);
  await ask(fake);
  await waitFor(() => expect(partOf('known')?.dataset['count']).toBe('1'));
  expect(screen.getByRole('heading', { name: 'The registry cannot be reached' })).toBeTruthy();
  expect(partOf('known')?.textContent).toContain('1 November 2026');
  expect(partOf('bans')).toBeNull();
  now.answer = { state: 'shown', status: STATUS };
  act(() => fake.tell({ ...DESK, connection: { state: 'online', since: ENTRY.at } }));
  await waitFor(() => expect(partOf('bans')?.dataset['count']).toBe('1'));
  expect(partOf('checks')?.textContent).toContain('Demo Bank Alma');
  // A center is called by its name, where it is ours.
  expect(partOf('views')?.textContent).toContain('1001, Center');
  expect(partOf('claims')?.textContent).toContain('no fraud claim');
});

test('at the end of the session nothing of it stays in the window, and the core is told', async () => {
  const fake = atDone({ answer: { state: 'shown', status: STATUS } });
  await ask(fake);
  await waitFor(() => expect(partOf('bans')).not.toBeNull());
  await press('finish');
  await see('desk.home');
  expect(document.body.textContent).not.toContain('Demo Bank Alma');
  expect(fake.asked('status.close')).toEqual([{ entry: ENTRY.id }]);
  expect(new Set(fake.asked('status.known').map((input) => JSON.stringify(input))).size).toBe(1);
});

test('an answer that was lost is said to be, with how to ask again', async () => {
  await ask(atDone({ answer: { state: 'lost' } }));
  await waitFor(() => expect(document.body.textContent).toContain('was lost on the way'));
  expect(document.querySelector('[data-action="retry"]')).toBeNull();
});

test('where the registry did not answer it can be asked again', async () => {
  const now: { answer: StatusAnswer } = { answer: { state: 'unreached' } };
  await ask(atDone(now));
  await waitFor(() => expect(document.querySelector('[data-action="retry"]')).not.toBeNull());
  now.answer = { state: 'shown', status: STATUS };
  await press('retry');
  await waitFor(() => expect(partOf('bans')?.dataset['count']).toBe('1'));
});
