import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Note } from './Note.tsx';

afterEach(cleanup);

test('a note is its words; the icon is for the eye only', () => {
  const { container } = render(<Note>Ломбардтарға жүрмейді.</Note>);
  expect(screen.getByText('Ломбардтарға жүрмейді.')).toBeDefined();
  expect(container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
});
