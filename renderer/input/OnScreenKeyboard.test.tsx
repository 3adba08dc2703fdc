import { act, cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLayoutEffect, useRef, useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { createCatalogue, TextsProvider } from '../app/texts.tsx';
import { DateField, type DateParts } from '../components/dateField/DateField.tsx';
import { IIN_GROUPS } from '../components/textField/grouping.ts';
import { TextField } from '../components/textField/TextField.tsx';
import { OnScreenKeyboard } from './OnScreenKeyboard.tsx';

afterEach(cleanup);

function Form({ isOn = true }: { readonly isOn?: boolean }) {
  const [name, setName] = useState('');
  const [iin, setIin] = useState('');
  const [date, setDate] = useState<DateParts>({ day: '', month: '', year: '' });
  const [story, setStory] = useState('');
  const [number, setNumber] = useState('');
  return (
    <TextsProvider catalogue={createCatalogue()} language="kk">
      <TextField name="citizen.fullName" label="Аты" value={name} onChange={setName} />
      <TextField
        name="citizen.iin"
        label="ЖСН"
        kind="digits"
        groups={IIN_GROUPS}
        value={iin}
        onChange={setIin}
      />
      <TextField
        name="attestation.document.number"
        label="Нөмірі"
        letters="latin"
        value={number}
        onChange={setNumber}
      />
      <DateField
        name="citizen.birthDate"
        legend="Туған күні"
        labels={{ day: 'Күні', month: 'Айы', year: 'Жылы' }}
        value={date}
        onChange={setDate}
      />
      <textarea
        name="story"
        aria-label="Әңгіме"
        value={story}
        onChange={(event) => setStory(event.target.value)}
      />
      <button type="button">Әрі қарай</button>
      <output>{JSON.stringify({ name, iin, date, story })}</output>
      <OnScreenKeyboard isOn={isOn} language="kk" />
    </TextsProvider>
  );
}

const field = (name: string) => document.querySelector(`[name="${name}"]`) as HTMLInputElement;
const keyboard = () => document.querySelector<HTMLElement>('.keyboard');
const said = () =>
  JSON.parse(document.querySelector('output')?.textContent ?? '{}') as Record<string, unknown>;

const letters = (text: string) => Array.from(text);

async function tap(...keys: string[]): Promise<void> {
  for (const key of keys) {
    const button = [...(keyboard()?.querySelectorAll<HTMLElement>('[data-skbtn]') ?? [])].find(
      (one) => one.dataset['skbtn'] === key,
    );
    if (!button) throw new Error(`no key ${key}`);
    await userEvent.click(button);
  }
}

test('without it being wanted no key is shown', async () => {
  render(<Form isOn={false} />);
  await userEvent.click(field('citizen.fullName'));
  expect(keyboard()).toBeNull();
});

test('a name is typed with its capital letters by themselves, and the focus never leaves the field', async () => {
  render(<Form />);
  await userEvent.click(field('citizen.fullName'));
  await tap('Ә', 'у', 'ұ', '{space}', 'Қ', 'ы', '{erase}', 'ө');
  expect(said()).toMatchObject({ name: 'Әуұ Қө' });
  expect(document.activeElement).toBe(field('citizen.fullName'));
});

test('a field of digits has a pad, and keeps its groups', async () => {
  render(<Form />);
  await userEvent.click(field('citizen.iin'));
  expect(keyboard()?.dataset['layout']).toBe('digits');
  await tap(...letters('510214400125'));
  expect(said()).toMatchObject({ iin: '510214400125' });
  expect(field('citizen.iin').value).toBe('510214 400 125');
  await tap('{erase}');
  expect(said()).toMatchObject({ iin: '51021440012' });
});

test('each part of a date is typed where the finger was', async () => {
  render(<Form />);
  for (const [part, digits] of [
    ['day', '14'],
    ['month', '2'],
    ['year', '1951'],
  ] as const) {
    await userEvent.click(field(`citizen.birthDate.${part}`));
    await tap(...letters(digits));
  }
  expect(said()).toMatchObject({ date: { day: '14', month: '2', year: '1951' } });
});

test('several lines, signs and other letters', async () => {
  render(<Form />);
  await userEvent.click(field('story'));
  await tap('Б', 'і', 'р', '{line}', '{signs}', '5', '№', '{back}', '{letters}', '{letters}', 'z');
  expect(said()).toMatchObject({ story: 'Бір\n5№z' });
});

test('each field begins with the letters of the language, however the one before was left', async () => {
  render(<Form />);
  await userEvent.click(field('citizen.fullName'));
  await tap('{letters}', '{letters}');
  expect(keyboard()?.dataset['layout']).toBe('latin');
  await userEvent.click(field('story'));
  expect(keyboard()?.dataset['layout']).toBe('kk');
  await tap('{signs}');
  await userEvent.click(field('citizen.fullName'));
  expect(keyboard()?.dataset['layout']).toBe('kk');
});

test('a number of Latin letters begins with them', async () => {
  render(<Form />);
  await userEvent.click(field('attestation.document.number'));
  expect(keyboard()?.dataset['layout']).toBe('latin');
});

test('what is selected is replaced, and a letter is put at the caret', async () => {
  render(<Form />);
  await userEvent.click(field('citizen.iin'));
  await tap(...letters('123'));
  field('citizen.iin').setSelectionRange(1, 2);
  await tap('9');
  expect(said()).toMatchObject({ iin: '193' });
});

test('it goes when something else is used, when it is closed, and comes again at a touch of the field', async () => {
  render(<Form />);
  const name = field('citizen.fullName');
  await userEvent.click(name);
  await tap('{close}');
  expect(keyboard()).toBeNull();
  await userEvent.click(name);
  expect(keyboard()).not.toBeNull();
  await userEvent.click(document.querySelector('button:not([data-skbtn])') as Element);
  await waitFor(() => expect(keyboard()).toBeNull());
  expect(document.documentElement.dataset['keyboard']).toBeUndefined();
});

function Screens() {
  const [isNext, setNext] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (isNext) heading.current?.focus();
  }, [isNext]);
  return (
    <TextsProvider catalogue={createCatalogue()} language="kk">
      <main key={String(isNext)}>
        <h1 tabIndex={-1} ref={heading}>
          {isNext ? 'Екінші' : 'Бірінші'}
        </h1>
        {!isNext && <TextField name="citizen.fullName" label="Аты" value="" onChange={() => undefined} />}
        <button type="button" onClick={() => setNext(true)}>
          Әрі қарай
        </button>
      </main>
      <OnScreenKeyboard isOn language="kk" />
    </TextsProvider>
  );
}

test('it goes with the screen of its field, before the next one is seen', async () => {
  render(<Screens />);
  await userEvent.click(field('citizen.fullName'));
  expect(keyboard()).not.toBeNull();
  const next = document.querySelector('main button') as Element;
  fireEvent.pointerDown(next);
  fireEvent.pointerUp(next);
  fireEvent.click(next);
  expect(document.querySelector('h1')?.textContent).toBe('Екінші');
  expect(keyboard()).toBeNull();
  expect(document.documentElement.dataset['keyboard']).toBeUndefined();
});

test('it stays until the click of a finger that is lifted as its time is up', async () => {
  render(<Form />);
  await userEvent.click(field('citizen.fullName'));
  vi.useFakeTimers();
  try {
    const next = document.querySelector('button:not([data-skbtn])') as HTMLElement;
    field('citizen.fullName').blur();
    vi.advanceTimersByTime(290);
    fireEvent.pointerDown(next);
    fireEvent.pointerUp(next);
    act(() => void vi.advanceTimersByTime(20));
    expect(keyboard()).not.toBeNull();
    act(() => void vi.advanceTimersByTime(300));
    expect(keyboard()).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});

test('whoever tabs never comes to a key', async () => {
  render(<Form />);
  await userEvent.click(field('story'));
  await userEvent.tab();
  expect(document.activeElement?.textContent).toBe('Әрі қарай');
  expect(
    [...document.querySelectorAll('[data-skbtn]')].filter((key) => key.getAttribute('tabindex') !== '-1'),
  ).toEqual([]);
});
