import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { RestartNotice } from './RestartNotice.tsx';

afterEach(cleanup);

test('it says at once what happens and that nothing is lost', () => {
  render(<RestartNotice title="Қайта іске қосылуда" detail="Бәрі сақтаулы." />);
  expect(screen.getByRole('alert').textContent).toBe('Қайта іске қосылуда. Бәрі сақтаулы.');
});
