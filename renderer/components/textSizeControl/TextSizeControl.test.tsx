import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { TextSizeControl } from './TextSizeControl.tsx';

afterEach(cleanup);

test('the chosen size is the pressed one, and it is heard by its name', () => {
  const names = { '24': 'Ірі', '28': 'Одан да ірі', '36': 'Өте ірі', '48': 'Ең ірі' } as const;
  render(<TextSizeControl label="Әріп" names={names} value="28" onChange={() => undefined} />);
  expect(screen.getByRole('button', { pressed: true, name: 'Одан да ірі' }).dataset['value']).toBe('28');
});
