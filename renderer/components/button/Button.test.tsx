import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Button } from './Button.tsx';

afterEach(cleanup);

test('a button carries its action and says what happens next', () => {
  render(
    <Button action="next" onPress={() => undefined}>
      Әрі қарай
    </Button>,
  );
  expect(screen.getByRole('button', { name: 'Әрі қарай' }).dataset['action']).toBe('next');
});

test('a double tap presses once', async () => {
  const onPress = vi.fn();
  render(
    <Button action="confirm" onPress={onPress}>
      Растау
    </Button>,
  );
  await userEvent.dblClick(screen.getByRole('button'));
  expect(onPress).toHaveBeenCalledTimes(1);
});

test('a second tap on the same spot in good time is a press of its own, on the button that stands there now', async () => {
  const onPress = vi.fn();
  const button = () => screen.getByRole('button');
  const { rerender } = render(
    <Button key="one" action="next" onPress={onPress}>
      Әрі қарай
    </Button>,
  );
  const tap = (detail: number) =>
    button().dispatchEvent(new MouseEvent('click', { detail, bubbles: true, cancelable: true }));
  tap(1);
  rerender(
    <Button key="two" action="next" onPress={onPress}>
      Әрі қарай
    </Button>,
  );
  tap(2);
  expect(onPress).toHaveBeenCalledTimes(1);
  await new Promise((resolve) => setTimeout(resolve, 600));
  tap(3);
  expect(onPress).toHaveBeenCalledTimes(2);
});

test('while its work is under way it ignores presses but keeps the focus', async () => {
  let finish = () => undefined as void;
  const onPress = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  render(
    <Button action="confirm" onPress={onPress}>
      Растау
    </Button>,
  );
  const button = screen.getByRole('button');
  button.focus();
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard('{Enter}');
  expect(onPress).toHaveBeenCalledTimes(1);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(document.activeElement).toBe(button);
  finish();
  await vi.waitFor(() => expect(button.getAttribute('aria-disabled')).toBeNull());
  await userEvent.keyboard('{Enter}');
  expect(onPress).toHaveBeenCalledTimes(2);
});

test('a busy submit button does not send its form', async () => {
  const onSubmit = vi.fn();
  render(
    <form onSubmit={onSubmit}>
      <Button type="submit" action="next" busy>
        Күте тұрыңыз
      </Button>
    </form>,
  );
  await userEvent.click(screen.getByRole('button'));
  expect(onSubmit).not.toHaveBeenCalled();
});

test('what a button is about is heard after its words', () => {
  render(
    <Button action="change" about="Телефон" onPress={() => undefined}>
      Өзгерту
    </Button>,
  );
  expect(screen.getByRole('button', { name: 'Өзгерту: Телефон' })).toBeDefined();
});
