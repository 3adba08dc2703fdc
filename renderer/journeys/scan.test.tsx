import { cleanup, render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { App } from '../app/App.tsx';
import { DESK, fakeKiosk } from '../app/testing.ts';
import { createCatalogue } from '../app/texts.tsx';
import { createScanner } from '../input/testing.ts';
import { ANSWERED } from './testing.ts';

afterEach(cleanup);

const field = (name: string) => document.querySelector(`[name="${name}"]`) as HTMLInputElement;
const see = (name: string) =>
  waitFor(() => expect(document.querySelector('main')?.dataset['screen']).toBe(name));
const outcome = () => document.querySelector<HTMLElement>('[data-scan]')?.dataset['scan'];

async function sessionAt(screen: string, typed: object): Promise<(line: string) => void> {
  const context = { typed, view: {}, returning: false };
  const content = { version: 1, state: screen.replace('.', '/'), context };
  render(<App kiosk={fakeKiosk(DESK, {}, content).kiosk} catalogue={createCatalogue()} />);
  await see('desk.home');
  await userEvent.click(document.querySelector('[data-action="start-session"]') as Element);
  await see(screen);
  return createScanner();
}

const CARD = [
  'IDKAZ0123456784510214400125<<<',
  '5102149F3001019KAZ<<<<<<<<<<<',
  'AUBAKIROVA<<KYMBAT<<<<<<<<<<<<',
];
/** The last check digit of the second line. */
const composite = (lines: readonly string[]) => {
  const [first = '', second = ''] = lines;
  const text = first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29);
  const weights = [7, 3, 1];
  const value = (char: string) => (char === '<' ? 0 : Number.parseInt(char, 36));
  return Array.from(text).reduce((sum, char, n) => sum + value(char) * (weights[n % 3] ?? 0), 0) % 10;
};
const ZONE = CARD.map((line, n) => (n === 1 ? `${line}${composite(CARD)}` : line));

test('a card is read into who you are, wherever the focus was, and nothing of it stays in that field', async () => {
  const scanLine = await sessionAt('session.citizen', { 'citizen.phone': '701' });
  field('citizen.phone').focus();
  for (const line of ZONE) scanLine(line);
  await waitFor(() => expect(outcome()).toBe('document'));
  expect(field('citizen.iin').value).toBe('510214 400 125');
  expect(field('citizen.fullName').value).toBe('AUBAKIROVA KYMBAT');
  expect(field('citizen.birthDate.year').value).toBe('1951');
  expect(field('citizen.phone').value).toBe('701');
  expect(document.querySelector('main')?.dataset['screen']).toBe('session.citizen');
});

test.each(['citizen.iin', 'citizen.fullName'])(
  'a card fills %s also where that had the focus',
  async (name) => {
    const scanLine = await sessionAt('session.citizen', { [name]: '51' });
    field(name).focus();
    for (const line of ZONE) scanLine(line);
    await waitFor(() => expect(outcome()).toBe('document'));
    expect([field('citizen.iin').value, field('citizen.fullName').value]).toEqual([
      '510214 400 125',
      'AUBAKIROVA KYMBAT',
    ]);
  },
);

test('one wrong letter is said in words, and nothing is filled in', async () => {
  const scanLine = await sessionAt('session.citizen', {});
  field('citizen.fullName').focus();
  for (const line of ZONE) scanLine(line.replace('5102149F', '5102149M').replace('0123456784', '0123456794'));
  await waitFor(() => expect(outcome()).toBe('wrongMrz'));
  expect([field('citizen.iin').value, field('citizen.fullName').value]).toEqual(['', '']);
});

test('a barcode of an ИИН fills it; one with a wrong digit does not', async () => {
  const scanLine = await sessionAt('session.citizen', {});
  scanLine('510214400126');
  await waitFor(() => expect(outcome()).toBe('wrongNumber'));
  expect(field('citizen.iin').value).toBe('');
  scanLine('510214400125');
  await waitFor(() => expect(field('citizen.iin').value).toBe('510214 400 125'));
  expect(outcome()).toBe('iin');
});

test('a barcode of an ИИН replaces what its own field held, and sends no form of which the rest is empty', async () => {
  const scanLine = await sessionAt('session.citizen', { 'citizen.iin': '5102' });
  field('citizen.iin').focus();
  scanLine('510214400125');
  await waitFor(() => expect(field('citizen.iin').value).toBe('510214 400 125'));
  expect(document.querySelector('.error-summary')).toBeNull();
  scanLine('510214400126');
  await waitFor(() => expect(outcome()).toBe('wrongNumber'));
  expect(field('citizen.iin').value).toBe('510214 400 125');
});

test('the paper of somebody else is not taken for this citizen', async () => {
  const scanLine = await sessionAt('session.identity', {
    ...ANSWERED,
    'citizen.iin': '500101300003',
    'attestation.document.number': '',
  });
  for (const line of ZONE) scanLine(line);
  await waitFor(() => expect(outcome()).toBe('other'));
  expect(field('attestation.document.number').value).toBe('');
});

test('where a scan makes no sense it is said, and nothing is pressed', async () => {
  const scanLine = await sessionAt('session.consent', ANSWERED);
  scanLine('510214400125');
  await waitFor(() => expect(outcome()).toBe('elsewhere'));
  expect(document.querySelector('main')?.dataset['screen']).toBe('session.consent');
});
