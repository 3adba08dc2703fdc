import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { StillHere } from './StillHere.tsx';

afterEach(cleanup);

const words = {
  title: 'Are you still here?',
  text: 'Touch the screen and we go on.',
  otherwise: 'Everything entered is kept.',
  hereText: 'Yes, we go on',
};

test('the question is heard with what happens otherwise, and its button has the focus', async () => {
  const onHere = vi.fn();
  render(<StillHere open {...words} onHere={onHere} />);
  const dialog = await screen.findByRole('alertdialog', { name: words.title });
  expect(dialog.textContent).toContain(words.otherwise);
  await userEvent.click(screen.getByRole('button', { name: words.hereText }));
  expect(onHere).toHaveBeenCalledOnce();
});

test('nothing is there while it is not asked', () => {
  render(<StillHere open={false} {...words} onHere={() => undefined} />);
  expect(document.querySelector('.still-here')).toBeNull();
});
