import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Dialog } from './Dialog.tsx';

afterEach(cleanup);

const setUp = () => {
  const onSafe = vi.fn();
  const onConfirm = vi.fn();
  render(
    <Dialog
      open
      title="Тоқтатасыз ба?"
      safe={{ text: 'Жалғастыру', action: 'back', onPress: onSafe }}
      confirm={{ text: 'Тоқтату', action: 'cancel', onPress: onConfirm }}
    >
      <p>Жазылғаны өшіріледі.</p>
    </Dialog>,
  );
  return { onSafe, onConfirm };
};

test('it is an alert dialog with name and description, and the focus is on the safe way', async () => {
  setUp();
  const dialog = await screen.findByRole('alertdialog', { name: 'Тоқтатасыз ба?' });
  const described = document.getElementById(dialog.getAttribute('aria-describedby') ?? '');
  expect(described?.textContent).toBe('Жазылғаны өшіріледі.');
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Жалғастыру'));
});

test('Escape takes the safe way', async () => {
  const { onSafe, onConfirm } = setUp();
  await screen.findByRole('alertdialog');
  await userEvent.keyboard('{Escape}');
  expect(onSafe).toHaveBeenCalledTimes(1);
  expect(onConfirm).not.toHaveBeenCalled();
});

test('what is confirmed is confirmed by its own button', async () => {
  const { onSafe, onConfirm } = setUp();
  await userEvent.click(await screen.findByRole('button', { name: 'Тоқтату' }));
  expect(onConfirm).toHaveBeenCalledTimes(1);
  expect(onSafe).not.toHaveBeenCalled();
});

test('the root of the page says that a dialog lies over it for as long as one does', () => {
  const over = () => document.documentElement.dataset['overDialog'];
  const ways = {
    safe: { text: 'Жалғастыру', action: 'back', onPress: () => undefined },
    confirm: { text: 'Тоқтату', action: 'cancel', onPress: () => undefined },
  };
  const two = (first: boolean, second: boolean) => (
    <>
      <Dialog open={first} title="Бірінші" {...ways}>
        <p>Бір</p>
      </Dialog>
      <Dialog open={second} title="Екінші" {...ways}>
        <p>Екі</p>
      </Dialog>
    </>
  );
  const { rerender } = render(two(true, true));
  rerender(two(false, true));
  expect(over()).toBe('1');
  rerender(two(false, false));
  expect(over()).toBeUndefined();
});
