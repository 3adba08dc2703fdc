import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { ContrastControl } from './ContrastControl.tsx';

afterEach(cleanup);

test('the theme at work is the pressed one', () => {
  render(
    <ContrastControl
      label="Түсі"
      names={{ normal: 'Ашық', high: 'Күңгірт' }}
      value="high"
      onChange={() => undefined}
    />,
  );
  expect(screen.getByRole('button', { pressed: true }).textContent).toBe('Күңгірт');
});
