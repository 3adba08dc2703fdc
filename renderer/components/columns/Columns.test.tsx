import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Columns } from './Columns.tsx';

afterEach(cleanup);

test('parts are read in the order they are given', () => {
  const { container } = render(
    <Columns split="wide-first">
      <p>Бірінші</p>
      <p>Екінші</p>
    </Columns>,
  );
  expect(container.textContent).toBe('БіріншіЕкінші');
  expect(screen.getByText('Бірінші').parentElement?.className).toContain('columns-wide-first');
});
