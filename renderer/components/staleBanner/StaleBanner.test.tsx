import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { StaleBanner } from './StaleBanner.tsx';

afterEach(cleanup);

test('it is told when it comes, without taking the focus', () => {
  render(<StaleBanner>Мәліметтер 10:31-дегі күйінде.</StaleBanner>);
  expect(screen.getByRole('status').textContent).toBe('Мәліметтер 10:31-дегі күйінде.');
  expect(document.activeElement).toBe(document.body);
});
