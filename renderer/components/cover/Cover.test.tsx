import { cleanup, render, screen, waitFor } from '@testing-library/react';
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

test('a screen that comes under it does not take the focus, and begins at its heading once it is lifted', async () => {
  const underneath = (name: string, covered: boolean) => (
    <>
      <main key={name}>
        <h1 tabIndex={-1}>{name}</h1>
        <button type="button">{`Растау: ${name}`}</button>
      </main>
      <Cover {...texts} covered={covered} uncover={uncover(vi.fn())} />
    </>
  );
  const { rerender } = render(underneath('first', false));
  screen.getByRole('button', { name: 'Растау: first' }).focus();
  rerender(underneath('first', true));
  const lift = await screen.findByRole('button', { name: 'Экранды ашу' });
  await waitFor(() => expect(document.activeElement).toBe(lift));
  rerender(underneath('second', true));
  document.querySelector<HTMLElement>('h1')?.focus();
  expect(document.activeElement).toBe(lift);
  rerender(underneath('second', false));
  await waitFor(() => expect(document.activeElement).toBe(document.querySelector('h1')));
});
