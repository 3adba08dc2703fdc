import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { LiveStatus } from './LiveStatus.tsx';

afterEach(cleanup);

test('the region stays while its words change, so that they are read', () => {
  const { rerender } = render(<LiveStatus>{''}</LiveStatus>);
  const region = screen.getByRole('status');
  rerender(<LiveStatus>Сақталды</LiveStatus>);
  expect(screen.getByRole('status')).toBe(region);
  expect(region.textContent).toBe('Сақталды');
});
