import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Stack } from './Stack.tsx';

afterEach(cleanup);

test('parts are read in the order they are given', () => {
  const { container } = render(
    <Stack gap="wide">
      <p>Бірінші</p>
      <p>Екінші</p>
    </Stack>,
  );
  expect(container.textContent).toBe('БіріншіЕкінші');
  expect(container.firstElementChild?.className).toBe('stack stack-wide');
});
