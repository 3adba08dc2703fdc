import { cleanup, fireEvent, render, screen as page } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Button } from '../button/Button.tsx';
import { ChoiceGroup } from '../choiceGroup/ChoiceGroup.tsx';
import { Screen } from './Screen.tsx';

afterEach(cleanup);

test('a new screen puts the focus on its heading and its title on the window', () => {
  const { rerender } = render(<Screen screen="session.language" title="Тіл" heading="Тілді таңдаңыз" />);
  expect(document.activeElement).toBe(page.getByRole('heading', { level: 1, name: 'Тілді таңдаңыз' }));
  expect(document.title).toBe('Тіл · Qalqan');

  rerender(
    <Screen screen="ban.scope" title="Тыйым">
      <ChoiceGroup
        kind="many"
        name="scope"
        legend="Қандай несиелерге?"
        legendAs="heading"
        options={[{ value: 'bank', label: 'Банк' }]}
        value={[]}
        onChange={() => undefined}
      />
    </Screen>,
  );
  expect(document.activeElement).toBe(page.getByRole('heading', { level: 1, name: 'Қандай несиелерге?' }));
  expect(document.title).toBe('Тыйым · Qalqan');
});

test('where there is only one thing to do, its field has the focus at once', () => {
  render(
    <Screen screen="desk.sign-in" title="Кіру" heading="Кіру" focus="staff.number">
      <label htmlFor="staff.number">Нөмір</label>
      <input id="staff.number" />
    </Screen>,
  );
  expect(document.activeElement).toBe(page.getByRole('textbox', { name: 'Нөмір' }));
});

test('the same screen drawn again leaves the focus where it is', () => {
  const fields = (
    <label>
      Аты
      <input />
    </label>
  );
  const { rerender } = render(
    <Screen screen="session.citizen" title="Сіз" heading="Сіз кімсіз?">
      {fields}
    </Screen>,
  );
  page.getByRole('textbox').focus();
  rerender(
    <Screen screen="session.citizen" title="Сіз" heading="Сіз кімсіз?" lead="Жаңа сөз">
      {fields}
    </Screen>,
  );
  expect(document.activeElement).toBe(page.getByRole('textbox'));
});

test('there is one main, named by its screen, with header and bar around it', () => {
  render(
    <Screen
      screen="ban.check"
      title="Тексеру"
      heading="Тексеріңіз"
      primary={<Button action="next">Дұрыс</Button>}
    />,
  );
  expect(page.getByRole('main').dataset['screen']).toBe('ban.check');
  expect(page.getByRole('banner')).toBeDefined();
  expect(page.getByRole('contentinfo').textContent).toBe('Дұрыс');
});

test('Enter in a field does what the primary button says', async () => {
  const onSubmit = vi.fn();
  render(
    <Screen
      screen="desk.sign-in"
      title="Кіру"
      heading="Кіру"
      onSubmit={onSubmit}
      primary={
        <Button look="primary" type="submit" action="sign-in">
          Кіру
        </Button>
      }
    >
      <label>
        PIN
        <input />
      </label>
    </Screen>,
  );
  await userEvent.type(page.getByLabelText('PIN'), '000000{Enter}');
  await userEvent.click(page.getByRole('button', { name: 'Кіру' }));
  expect(onSubmit).toHaveBeenCalledTimes(2);
});

const goesOn = (onSubmit: () => void) => (
  <Screen
    screen="claim.story"
    title="Оқиға"
    heading="Не болды?"
    onSubmit={onSubmit}
    primary={
      <Button look="primary" type="submit" action="next">
        Әрі қарай
      </Button>
    }
  >
    <label>
      Оқиға
      <textarea />
    </label>
  </Screen>
);

/** A key at that time on whatever has the focus, by the clock of the page. */
function pressAt(timeStamp: number, init: KeyboardEventInit): void {
  const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true });
  Object.defineProperty(event, 'timeStamp', { value: timeStamp });
  fireEvent(document.activeElement ?? document.body, event);
}

test('Enter on the heading goes on, and Ctrl with Enter from a text of many lines', () => {
  const onSubmit = vi.fn();
  render(goesOn(onSubmit));
  const later = performance.now() + 1_000;
  pressAt(later, { key: 'Enter' });
  expect(onSubmit).toHaveBeenCalledTimes(1);

  page.getByLabelText('Оқиға').focus();
  pressAt(later + 1_000, { key: 'Enter' });
  expect(onSubmit).toHaveBeenCalledTimes(1);
  pressAt(later + 2_000, { key: 'Control', ctrlKey: true });
  pressAt(later + 2_010, { key: 'Enter', ctrlKey: true });
  expect(onSubmit).toHaveBeenCalledTimes(2);
});

test.each([
  ['that is held from the screen before', [[1_000, { key: 'Enter', repeat: true }]]],
  ['that was meant for the screen before', [[200, { key: 'Enter' }]]],
  [
    'of a scanner that read what nobody knows',
    [
      [1_000, { key: '7' }],
      [1_004, { key: 'Enter' }],
    ],
  ],
  ['with another key', [[1_000, { key: 'Enter', altKey: true }]]],
] as const)('an Enter %s goes nowhere', (_whose, keys) => {
  const onSubmit = vi.fn();
  render(goesOn(onSubmit));
  const shown = performance.now();
  for (const [afterMs, init] of keys) pressAt(shown + afterMs, init);
  expect(onSubmit).not.toHaveBeenCalled();
});
