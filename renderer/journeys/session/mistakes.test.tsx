import { cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { App } from '../../app/App.tsx';
import { DESK, fakeKiosk } from '../../app/testing.ts';
import { createCatalogue } from '../../app/texts.tsx';
import { createScanner } from '../../input/testing.ts';
import type { Typed } from '../typed.ts';

afterEach(cleanup);

const field = (name: string) => document.querySelector(`[name="${name}"]`) as HTMLInputElement;
const type = (name: string, value: string) => fireEvent.change(field(name), { target: { value } });
const press = async (action: string) =>
  userEvent.click(document.querySelector(`[data-action="${action}"]`) as Element);
const see = (name: string) =>
  waitFor(() => expect(document.querySelector('main')?.dataset['screen']).toBe(name));

async function pointedOutAtCitizen(typed: Typed): Promise<void> {
  const content = {
    version: 1,
    state: 'session/citizen',
    context: { typed: { 'citizen.language': 'ru', ...typed }, view: {}, returning: false },
  };
  render(<App kiosk={fakeKiosk(DESK, {}, content).kiosk} catalogue={createCatalogue()} />);
  await see('desk.home');
  await press('start-session');
  await see('session.citizen');
  await press('next');
  await waitFor(() => expect(lines()).not.toEqual([]));
}

/** What the summary says of each field that it leads to, as it is seen. */
const lines = (): string[] =>
  [...document.querySelectorAll<HTMLAnchorElement>('.error-summary a')].map((link) => {
    const seen = [...link.querySelectorAll('.error-summary-words > span:not(.error-summary-gone)')];
    return `${link.getAttribute('href')?.split('.').at(-1)}: ${seen.map((one) => one.textContent).join()}`;
  });
const title = () =>
  document.querySelector('.error-summary h2 .error-summary-words > span:not(.error-summary-gone)')
    ?.textContent;

test('the summary no more names what was mended meanwhile, and names it again where it is wrong again', async () => {
  await pointedOutAtCitizen({});
  expect(lines().map((line) => line.split(':')[0])).toEqual(['iin', 'fullName']);
  const [, name = ''] = lines();
  type('citizen.fullName', 'Серік');
  expect(lines()[1]).toBe('fullName: Исправлено');
  expect(title()).toBe('Нужно исправить');
  type('citizen.fullName', '');
  expect(lines()[1]).toBe(name);
  type('citizen.fullName', 'Серік');
  type('citizen.iin', '510214400125');
  expect(lines()).toEqual(['iin: Исправлено', 'fullName: Исправлено']);
  expect(title()).toBe('Всё исправлено');
});

test('a number that is wrong in another way is not mended, and the summary says in which', async () => {
  await pointedOutAtCitizen({ 'citizen.iin': '51021440012', 'citizen.fullName': 'Серік' });
  const [short = ''] = lines();
  type('citizen.iin', '510214400126');
  expect(lines()).toEqual([expect.stringMatching(/^iin: /)]);
  expect(lines()[0]).not.toBe(short);
  expect(lines()[0]).not.toContain('Исправлено');
});

test('the link that has the focus keeps it while a scanner mends what it leads to', async () => {
  await pointedOutAtCitizen({ 'citizen.fullName': 'Серік' });
  const link = document.querySelector<HTMLElement>('.error-summary a');
  link?.focus();
  createScanner()('510214400125');
  await waitFor(() => expect(lines()).toEqual(['iin: Исправлено']));
  expect(document.activeElement).toBe(link);
});
