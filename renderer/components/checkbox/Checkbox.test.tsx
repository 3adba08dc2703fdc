import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Checkbox } from './Checkbox.tsx';

afterEach(cleanup);

test('a statement is a native checkbox whose words tick it too', async () => {
  const onChange = vi.fn();
  render(
    <Checkbox
      name="attestation.consent.personalData"
      label="Келісемін"
      checked={false}
      onChange={onChange}
    />,
  );
  const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Келісемін' });
  expect([box.id, box.name]).toEqual([
    'attestation.consent.personalData',
    'attestation.consent.personalData',
  ]);
  await userEvent.click(screen.getByText('Келісемін'));
  expect(onChange).toHaveBeenCalledExactlyOnceWith(true);
});

test('the error and the hint both describe it', () => {
  render(
    <Checkbox
      name="consent"
      label="Келісемін"
      hint="Заң бойынша"
      error="Келісім керек"
      checked={false}
      onChange={vi.fn()}
    />,
  );
  const box = screen.getByRole('checkbox');
  const words = (box.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent);
  expect(words).toEqual(['Келісім керек', 'Заң бойынша']);
  expect(box.getAttribute('aria-invalid')).toBe('true');
});
