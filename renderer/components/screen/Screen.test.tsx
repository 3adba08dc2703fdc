import { cleanup, render, screen as page } from '@testing-library/react';
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
