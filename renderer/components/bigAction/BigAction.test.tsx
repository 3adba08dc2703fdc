import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { UserRound } from 'lucide-react';
import { afterEach, expect, test, vi } from 'vitest';
import { BigAction } from './BigAction.tsx';

afterEach(cleanup);

test('a double tap starts once', async () => {
  const onPress = vi.fn();
  render(
    <BigAction
      icon={UserRound}
      title="Бастау"
      hint="немесе сканер"
      action="start-session"
      onPress={onPress}
    />,
  );
  const button = screen.getByRole('button', { name: 'Бастау немесе сканер' });
  expect(button.dataset['action']).toBe('start-session');
  await userEvent.dblClick(button);
  expect(onPress).toHaveBeenCalledTimes(1);
});

test('a tap on the same spot in good time is a press of its own', async () => {
  const onPress = vi.fn();
  render(<BigAction icon={UserRound} title="Бастау" action="start-session" onPress={onPress} />);
  await new Promise((resolve) => setTimeout(resolve, 600));
  const second = new MouseEvent('click', { detail: 2, bubbles: true, cancelable: true });
  screen.getByRole('button').dispatchEvent(second);
  expect(onPress).toHaveBeenCalledTimes(1);
});
