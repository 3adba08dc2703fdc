import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Field } from './Field.tsx';

afterEach(cleanup);

const describedBy = (element: HTMLElement) =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent);

test('the label names the control, and its id and name are the path in the entry', () => {
  render(
    <Field name="citizen.iin" label="ИИН">
      {(control) => <input {...control} />}
    </Field>,
  );
  const input = screen.getByRole('textbox', { name: 'ИИН' });
  expect(input.id).toBe('citizen.iin');
  expect(input.getAttribute('name')).toBe('citizen.iin');
  expect(input.getAttribute('aria-describedby')).toBeNull();
  expect(input.getAttribute('aria-invalid')).toBeNull();
});

test('the error is heard before the hint, and the control is marked invalid', () => {
  render(
    <Field name="citizen.iin" label="ИИН" hint="12 сан" error="ИИН 12 саннан тұрады">
      {(control) => <input {...control} />}
    </Field>,
  );
  const input = screen.getByRole('textbox');
  expect(describedBy(input)).toEqual(['ИИН 12 саннан тұрады', '12 сан']);
  expect(input.getAttribute('aria-invalid')).toBe('true');
});
