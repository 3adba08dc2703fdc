import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { ChoiceGroup } from './ChoiceGroup.tsx';

afterEach(cleanup);

type Scope = 'bank' | 'microfinance';
const options = [
  { value: 'bank', label: 'Банк қарыздары', hint: 'Тұтынушылық несие' },
  { value: 'microfinance', label: 'Микрокредиттер' },
] as const;

function Many({ error }: { readonly error?: string }) {
  const [value, setValue] = useState<readonly Scope[]>([]);
  return (
    <ChoiceGroup
      kind="many"
      name="scope"
      legend="Қандай несиелерге тыйым саласыз?"
      legendAs="heading"
      options={options}
      value={value}
      onChange={setValue}
      error={error}
    />
  );
}

function One() {
  const [value, setValue] = useState<Scope | null>(null);
  return (
    <ChoiceGroup kind="one" name="kind" legend="Түрі" options={options} value={value} onChange={setValue} />
  );
}

test('several answers are native checkboxes with name and value, in a named group', async () => {
  render(<Many />);
  expect(screen.getByRole('group', { name: 'Қандай несиелерге тыйым саласыз?' })).toBeDefined();
  const bank = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Банк қарыздары' });
  const micro = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Микрокредиттер' });
  expect([bank.name, bank.value, bank.id]).toEqual(['scope', 'bank', 'scope']);
  expect([micro.name, micro.value, micro.id]).toEqual(['scope', 'microfinance', 'scope-microfinance']);
  await userEvent.click(bank);
  await userEvent.click(micro);
  await userEvent.click(bank);
  expect([bank.checked, micro.checked]).toEqual([false, true]);
});

test('one answer is a native radio; another one replaces it', async () => {
  render(<One />);
  const [bank, micro] = screen.getAllByRole<HTMLInputElement>('radio');
  await userEvent.click(screen.getByLabelText('Банк қарыздары'));
  await userEvent.click(screen.getByLabelText('Микрокредиттер'));
  expect([bank?.checked, micro?.checked]).toEqual([false, true]);
});

test('the question may be the heading of the screen', () => {
  render(<Many />);
  const heading = screen.getByRole('heading', { level: 1, name: 'Қандай несиелерге тыйым саласыз?' });
  expect(heading.tabIndex).toBe(-1);
});

test('the hint of an answer is its description, not its name', () => {
  render(<Many />);
  const bank = screen.getByRole('checkbox', { name: 'Банк қарыздары' });
  const hint = document.getElementById(bank.getAttribute('aria-describedby') ?? '');
  expect(hint?.textContent).toBe('Тұтынушылық несие');
});

test('the error describes the group', () => {
  render(<Many error="Кемінде бір түрін белгілеңіз" />);
  const group = screen.getByRole('group');
  const error = document.getElementById(group.getAttribute('aria-describedby') ?? '');
  expect(error?.textContent).toBe('Кемінде бір түрін белгілеңіз');
});

test('a second question of a screen is headed below the first, and named by its heading', () => {
  render(
    <ChoiceGroup
      kind="many"
      name="citizen.vulnerable"
      legend="Сізге қатысты болса, белгілеңіз"
      legendAs="second"
      options={options}
      value={[]}
      onChange={() => undefined}
    />,
  );
  expect(screen.getByRole('heading', { level: 2, name: 'Сізге қатысты болса, белгілеңіз' })).toBeDefined();
  expect(screen.getByRole('group', { name: 'Сізге қатысты болса, белгілеңіз' })).toBeDefined();
});
