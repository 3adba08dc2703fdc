import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Tile } from './Tile.tsx';

afterEach(cleanup);

test('a tile is headed by what it counts', () => {
  render(<Tile label="Бүгін қабылданды" figure="27" detail="22 күшінде" />);
  expect(screen.getByRole('heading', { level: 2, name: 'Бүгін қабылданды' })).toBeDefined();
  expect(screen.getByText('27')).toBeDefined();
  expect(screen.getByText('22 күшінде')).toBeDefined();
});
