import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Cover } from './Cover.tsx';

afterEach(cleanup);

const texts = { title: 'Экран жабық', detail: 'Бәрі сақтаулы.' };
const uncover = (onPress: () => void) => ({ text: 'Экранды ашу', onPress });

test('covered, the page underneath is there but cannot be read or reached', async () => {
  render(
    <>
      <p>ИИН 510214 400 125</p>
      <Cover {...texts} covered uncover={uncover(vi.fn())} />
    </>,
  );
  expect(await screen.findByRole('alertdialog', { name: 'Экран жабық' })).toBeDefined();
  expect(screen.getByText('ИИН 510214 400 125').closest('[aria-hidden="true"], [inert]')).not.toBeNull();
});

test('only its button lifts it', async () => {
  const onUncover = vi.fn();
  render(<Cover {...texts} covered uncover={uncover(onUncover)} />);
  const button = await screen.findByRole('button', { name: 'Экранды ашу' });
  await userEvent.keyboard('{Escape}');
  expect(onUncover).not.toHaveBeenCalled();
  await userEvent.click(button);
  expect(onUncover).toHaveBeenCalledTimes(1);
});

test("on the citizen's own screen nothing lifts it there", async () => {
  render(<Cover {...texts} covered />);
  const cover = await screen.findByRole('alertdialog', { name: 'Экран жабық' });
  expect(cover.querySelector('button')).toBeNull();
});
