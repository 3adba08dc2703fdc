import { act, cleanup, render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { bad, good } from '../../../shared/api/result.ts';
import { App } from '../../app/App.tsx';
import { DESK, fakeKiosk, type FakeKiosk } from '../../app/testing.ts';
import { createCatalogue } from '../../app/texts.tsx';
import { ANSWERED } from '../testing.ts';

afterEach(cleanup);

const SEALED = `eyJhbGciOiJFQ0RILUVTIn0..${'A'.repeat(16)}.${'B'.repeat(5462)}.${'C'.repeat(22)}`;
const typed = { ...ANSWERED, kind: 'ban.lift' };
const atGuard = { version: 1, state: 'lift/guard', context: { typed, view: {}, returning: false } };

const see = (name: string) =>
  waitFor(() => expect(document.querySelector('main')?.dataset['screen']).toBe(name));
const press = async (name: string) => {
  const button = document.querySelector<HTMLElement>(`[data-action="${name}"]`);
  if (button === null) throw new Error(`nothing does ${name}`);
  await userEvent.click(button);
};
const choose = async (question: string, value: string) => {
  const input = document.querySelector<HTMLElement>(`[name="guard.${question}"][value="${value}"]`);
  if (input === null) throw new Error(`no answer ${value} to ${question}`);
  await userEvent.click(input);
};
const open = async (fake: FakeKiosk) => {
  render(<App kiosk={fake.kiosk} catalogue={createCatalogue()} />);
  await see('desk.home');
  await press('start-session');
  await see('lift.guard');
  await press('begin');
};
const answerAll = async (answers: Readonly<Record<string, string>>) => {
  for (const [question, value] of Object.entries(answers)) {
    await see(`lift.guard.${question}`);
    expect(document.querySelectorAll('input:checked')).toHaveLength(0);
    await choose(question, value);
    await press('next');
  }
};
const AFRAID = { phone: 'yes', pressure: 'yes', money: 'no', why: 'help', alone: 'no' };
const CALM = { phone: 'no', pressure: 'no', money: 'no', why: 'loan', alone: 'yes' };

test('the answers are sealed at once, and the draft never holds more than the seal', async () => {
  const fake = fakeKiosk(DESK, { 'guard.seal': () => good({ sealed: SEALED }) }, atGuard);
  await open(fake);
  await answerAll(AFRAID);
  await waitFor(() => expect(fake.asked('guard.seal')).toHaveLength(1));
  expect(fake.asked('guard.seal')[0]).toMatchObject({
    content: { distress: true, alone: false, answers: { why: ['help'] } },
  });
  await waitFor(() => expect(JSON.stringify(fake.asked('drafts.save').at(-1))).toContain(SEALED));
  const saved = JSON.stringify(fake.asked('drafts.save')).replaceAll(SEALED, '');
  expect(saved).not.toMatch(/"help"|distress|"alone|pressure|guard\.phone/);
});

/** All that the screens show on the way, with what follows them. */
async function walked(answers: Readonly<Record<string, string>>): Promise<string[]> {
  const fake = fakeKiosk(DESK, { 'guard.seal': () => good({ sealed: SEALED }) }, atGuard);
  await open(fake);
  const pages: string[] = [];
  for (const [question, value] of Object.entries(answers)) {
    await see(`lift.guard.${question}`);
    pages.push(document.body.innerHTML);
    await choose(question, value);
    await press('next');
  }
  await waitFor(() => expect(document.querySelector('main')?.dataset['screen']).not.toBe('lift.guard.alone'));
  pages.push(document.body.innerHTML);
  cleanup();
  return pages;
}

test('whatever is answered, the next screen is the same to the last letter', async () => {
  const ids = (page: string) => page.replaceAll(/_r_\w+_|«r\w+»|:r\w+:|base-ui-\S+?"/g, 'id');
  expect((await walked(AFRAID)).map(ids)).toEqual((await walked(CALM)).map(ids));
});

test('a question left open stays, and one gone back to is empty', async () => {
  await open(fakeKiosk(DESK, {}, atGuard));
  await see('lift.guard.phone');
  await press('next');
  expect(document.querySelector('.field-error')?.textContent).toBe('Выберите ответ.');
  const summary = document.querySelector('.error-summary');
  expect(document.activeElement).toBe(summary);
  expect(summary?.querySelector('a')?.getAttribute('href')).toBe('#guard.phone');
  await choose('phone', 'yes');
  expect(document.querySelector('.field-error')).toBeNull();
  // Nothing moves from under the finger: what was pointed out is said to be mended where it stood.
  expect(summary?.querySelector('a[data-mended]')?.textContent).toContain('Можно идти дальше');
  await press('next');
  await see('lift.guard.pressure');
  await press('back');
  await see('lift.guard.phone');
  expect(document.querySelectorAll('input:checked')).toHaveLength(0);
});

test('what cannot be sealed is said, forgotten, and asked again', async () => {
  const fake = fakeKiosk(DESK, { 'guard.seal': () => bad('guard.noKey') }, atGuard);
  await open(fake);
  await answerAll(CALM);
  await see('lift.guard');
  expect(document.querySelector('.notice-slot')?.textContent).toContain('не получил ключ реестра');
  expect(JSON.stringify(fake.asked('drafts.save'))).not.toContain('guard.');
});

test('on a screen of their own the citizen answers alone: the clerk sees the same throughout', async () => {
  const fake = fakeKiosk(DESK, { 'guard.seal': () => good({ sealed: SEALED }) }, atGuard);
  render(<App kiosk={fake.kiosk} catalogue={createCatalogue()} />);
  await see('desk.home');
  act(() => fake.citizen({ kind: 'window', isThere: true }));
  await press('start-session');
  await see('lift.guard');
  await press('begin');
  await see('lift.guard.own');
  const page = document.body.innerHTML;
  for (const [question, value] of Object.entries(AFRAID)) {
    await waitFor(() => expect(fake.stages.at(-1)?.scene).toMatchObject({ name: `guard.${question}` }));
    expect(document.body.innerHTML).toBe(page);
    const turn = fake.stages.at(-1)?.turn ?? 0;
    await act(async () => fake.citizen({ kind: 'answer', answer: { turn, act: { kind: 'chosen', value } } }));
  }
  await waitFor(() => expect(fake.asked('guard.seal')).toHaveLength(1));
  expect(fake.asked('guard.seal')[0]).toMatchObject({ content: { distress: true } });
});
