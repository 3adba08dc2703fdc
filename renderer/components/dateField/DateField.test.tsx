import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { DateField, type DateParts } from './DateField.tsx';

afterEach(cleanup);

function Owner({ error }: { readonly error?: string }) {
  const [value, setValue] = useState<DateParts>({ day: '', month: '', year: '' });
  return (
    <>
      <DateField
        name="citizen.birthDate"
        legend="Туған күні"
        labels={{ day: 'Күні', month: 'Айы', year: 'Жылы' }}
        value={value}
        onChange={setValue}
        error={error}
        wrong={['year']}
      />
      <output>{JSON.stringify(value)}</output>
    </>
  );
}

test('a date is three named inputs in a named group', () => {
  render(<Owner />);
  expect(screen.getByRole('group', { name: 'Туған күні' }).id).toBe('citizen.birthDate');
  const names = screen.getAllByRole<HTMLInputElement>('textbox').map((input) => [input.name, input.id]);
  expect(names).toEqual([
    ['citizen.birthDate.day', 'citizen.birthDate.day'],
    ['citizen.birthDate.month', 'citizen.birthDate.month'],
    ['citizen.birthDate.year', 'citizen.birthDate.year'],
  ]);
});

test('the focus stays where the person put it, and what is typed is told', async () => {
  render(<Owner />);
  await userEvent.type(screen.getByLabelText('Күні'), '14');
  expect(document.activeElement).toBe(screen.getByLabelText('Күні'));
  await userEvent.type(screen.getByLabelText('Жылы'), '1951');
  expect(screen.getByRole('status').textContent).toBe('{"day":"14","month":"","year":"1951"}');
});

test('only the wrong part is marked, and the error describes the group', () => {
  render(<Owner error="Жылын төрт санмен жазыңыз" />);
  expect(screen.getByLabelText('Жылы').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByLabelText('Күні').getAttribute('aria-invalid')).toBeNull();
  const by = screen.getByRole('group').getAttribute('aria-describedby') ?? '';
  expect(document.getElementById(by)?.textContent).toBe('Жылын төрт санмен жазыңыз');
});

test.each(['14.2.1951', '14,02/1951', '14-02 1951'])(
  'whoever writes %s in one go is in the right part each time',
  async (line) => {
    render(<Owner />);
    await userEvent.type(screen.getByLabelText('Күні'), line);
    const [day, month, year] = line.split(/\D/);
    expect(document.querySelector('output')?.textContent).toBe(JSON.stringify({ day, month, year }));
  },
);

test('a sign with no number before it stays where it was typed, for the validation to name', async () => {
  render(<Owner />);
  await userEvent.type(screen.getByLabelText('Күні'), '-1');
  expect(document.activeElement).toBe(screen.getByLabelText('Күні'));
  expect(screen.getByLabelText<HTMLInputElement>('Күні').value).toBe('-1');
});
