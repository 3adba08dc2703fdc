import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { TextArea } from './TextArea.tsx';

afterEach(cleanup);

test('what is written is told as it is: every letter, line and emoji', () => {
  const heard = vi.fn<(value: string) => void>();
  render(<TextArea name="story" label="Не болды" value="" onChange={heard} />);
  const story = 'ӘҒҚҢӨҰҮҺІ\nәғқңөұүһі ’ 🙂\n'.repeat(500);
  fireEvent.change(screen.getByRole('textbox', { name: 'Не болды' }), { target: { value: story } });
  expect(heard).toHaveBeenLastCalledWith(story);
});

test('a mistake is tied to the field', () => {
  render(<TextArea name="story" label="Не болды" value="" error="Жазыңыз" onChange={() => {}} />);
  const field = screen.getByRole('textbox', { name: 'Не болды' });
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
    'Жазыңыз',
  );
});
