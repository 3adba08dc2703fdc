import { cleanup, render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { bad, good } from '../../shared/api/result.ts';
import { resumeCodeOf, resumeQrText } from '../../shared/domain/resumeCode.ts';
import { App } from '../app/App.tsx';
import { DESK, DRAFT_VIEW, ENTRY, fakeKiosk } from '../app/testing.ts';
import { createCatalogue } from '../app/texts.tsx';
import { createScanner } from '../input/testing.ts';

afterEach(cleanup);

/** Every letter of base45 is in it. */
const RECEIPT = 'QALQAN1:0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const see = (name: string) =>
  waitFor(() => expect(document.querySelector('main')?.dataset['screen']).toBe(name));
const notice = () => document.querySelector('.notice-slot')?.textContent ?? '';
type Answers = NonNullable<Parameters<typeof fakeKiosk>[1]>;

async function openAt(screen: 'desk.home' | 'desk.queue', answers: Answers) {
  const fake = fakeKiosk(DESK, answers);
  render(<App kiosk={fake.kiosk} catalogue={createCatalogue()} />);
  await see('desk.home');
  if (screen === 'desk.queue')
    await userEvent.click(document.querySelector('[data-action="queue"]') as HTMLElement);
  await see(screen);
  return { ...fake, scan: createScanner() };
}

test.each(['desk.home', 'desk.queue'] as const)('a receipt scanned at %s opens its act', async (screen) => {
  const { scan, asked } = await openAt(screen, { 'receipts.read': () => good({ entry: ENTRY.id }) });
  scan(RECEIPT);
  await see('desk.entry');
  expect(asked('receipts.read')).toEqual([{ text: RECEIPT }]);
});

test('in a field it leaves nothing behind, and on a button its spaces press nothing', async () => {
  const { scan, asked } = await openAt('desk.home', { 'receipts.read': () => bad('receipt.untrue') });
  const field = document.querySelector('[name="resume.code"]') as HTMLInputElement;
  field.focus();
  scan(RECEIPT);
  await waitFor(() => expect(notice()).toContain('not genuine'));
  expect(field.value).toBe('');
  (document.querySelector('[data-action="start-session"]') as HTMLElement).focus();
  scan(RECEIPT);
  await waitFor(() => expect(asked('receipts.read')).toHaveLength(2));
  expect(asked('drafts.start')).toEqual([]);
});

test('a receipt of another kiosk is said to be one, with its time', async () => {
  const { scan } = await openAt('desk.queue', {
    'receipts.read': () => bad('receipt.elsewhere', { params: { at: '2026-11-20T10:42:00.000+05:00' } }),
  });
  scan(RECEIPT);
  await waitFor(() => expect(notice()).toMatch(/genuine, but another kiosk .*10:42/));
});

test('the code of a session opens the session', async () => {
  const { scan, asked } = await openAt('desk.home', {
    'resume.find': () => good({ drafts: [DRAFT_VIEW], entries: [] }),
  });
  scan(resumeQrText(resumeCodeOf(DRAFT_VIEW.id)));
  await see('session.language');
  expect(asked('drafts.open')).toEqual([{ id: DRAFT_VIEW.id }]);
});

test('a document is not read here, and it is said where it is', async () => {
  const { scan, asked } = await openAt('desk.home', {});
  scan('510214400125');
  await waitFor(() => expect(notice()).toContain('Who are you'));
  expect(asked('resume.find')).toEqual([]);
});
