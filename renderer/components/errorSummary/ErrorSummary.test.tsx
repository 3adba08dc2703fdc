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

const mended = { one: 'Түзетілді', all: 'Бәрі түзетілді' };
const two = [...errors, { field: 'citizen.fullName', message: 'Атын жазыңыз' }] as const;

test('where a mistake stood that was mended, that is said in its room, and Enter leads to the first that is left', async () => {
  const summary = (shown: readonly (typeof two)[number][]) => (
    <>
      <ErrorSummary title="Түзетіңіз" errors={shown} attempt={1} mended={mended} />
      <input id="citizen.fullName" />
    </>
  );
  const { rerender } = render(summary(two));
  rerender(summary(two.slice(1)));
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('data-mended'))).toEqual(['true', null]);
  expect(screen.getByRole('link', { name: 'Түзетілді' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'ИИН 12 саннан тұрады' })).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('alert', { name: 'Түзетіңіз' }));
  await userEvent.keyboard('{Enter}');
  expect(document.activeElement?.id).toBe('citizen.fullName');
  rerender(summary([]));
  expect(screen.getByRole('alert', { name: 'Бәрі түзетілді' })).toBeTruthy();
});

test('the next try names only what it finds', () => {
  const { rerender } = render(<ErrorSummary title="Түзетіңіз" errors={two} attempt={1} mended={mended} />);
  rerender(<ErrorSummary title="Түзетіңіз" errors={errors} attempt={2} mended={mended} />);
  expect(screen.getAllByRole('link')).toHaveLength(1);
  rerender(<ErrorSummary title="Түзетіңіз" errors={[]} attempt={3} mended={mended} />);
  expect(screen.queryByRole('alert')).toBeNull();
});
