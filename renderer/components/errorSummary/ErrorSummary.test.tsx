import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { ErrorSummary } from './ErrorSummary.tsx';

afterEach(cleanup);

const errors = [{ field: 'citizen.iin', message: 'ИИН 12 саннан тұрады' }] as const;

test('no errors, no summary', () => {
  render(<ErrorSummary title="Түзетіңіз" errors={[]} attempt={0} />);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('it takes the focus when it comes, and again at each try', () => {
  const { rerender } = render(<ErrorSummary title="Түзетіңіз" errors={[]} attempt={0} />);
  rerender(<ErrorSummary title="Түзетіңіз" errors={errors} attempt={1} />);
  const summary = () => screen.getByRole('alert', { name: 'Түзетіңіз' });
  expect(document.activeElement).toBe(summary());
  summary().blur();
  rerender(<ErrorSummary title="Түзетіңіз" errors={errors} attempt={1} />);
  expect(document.activeElement).not.toBe(summary());
  rerender(<ErrorSummary title="Түзетіңіз" errors={errors} attempt={2} />);
  expect(document.activeElement).toBe(summary());
});

test('a touch on an error goes to its field and leaves the address alone', async () => {
  const address = location.href;
  render(
    <>
      <ErrorSummary title="Түзетіңіз" errors={errors} attempt={1} />
      <input id="citizen.iin" />
    </>,
  );
  await userEvent.click(screen.getByRole('link', { name: 'ИИН 12 саннан тұрады' }));
  expect(document.activeElement?.id).toBe('citizen.iin');
  expect(location.href).toBe(address);
});

test('the error of a group goes to its first input', async () => {
  render(
    <>
      <ErrorSummary
        title="Түзетіңіз"
        errors={[{ field: 'citizen.birthDate', message: 'Күнін жазыңыз' }]}
        attempt={1}
      />
      <fieldset id="citizen.birthDate">
        <input id="citizen.birthDate.day" />
        <input />
      </fieldset>
    </>,
  );
  await userEvent.click(screen.getByRole('link'));
  expect(document.activeElement?.id).toBe('citizen.birthDate.day');
});

test('Enter, where the focus is, leads to the first field; held, or with Ctrl, it does not', async () => {
  render(
    <>
      <ErrorSummary title="Түзетіңіз" errors={errors} attempt={1} />
      <input id="citizen.iin" />
    </>,
  );
  const summary = screen.getByRole('alert', { name: 'Түзетіңіз' });
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(document.activeElement).toBe(summary);
  await userEvent.keyboard('{Enter}');
  expect(document.activeElement?.id).toBe('citizen.iin');
});
