import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { TextSizeControl } from './TextSizeControl.tsx';

afterEach(cleanup);

test('the chosen size is the pressed one, and it is heard by its name', () => {
  const names = { 24: 'Кәдімгі', 28: 'Үлкен', 36: 'Өте үлкен' } as const;
  render(<TextSizeControl label="Әріп" names={names} value={28} onChange={() => undefined} />);
  expect(screen.getByRole('button', { pressed: true, name: 'Үлкен' }).dataset['value']).toBe('28');
});
