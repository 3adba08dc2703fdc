import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { StatePill, type EntryState } from './StatePill.tsx';

afterEach(cleanup);

const states: readonly EntryState[] = ['waiting', 'recorded', 'held', 'refused', 'in-force', 'ended'];

test.each(states)('%s is words and an icon, found by entry and state', (state) => {
  const { container } = render(
    <StatePill state={state} entry="0192">
      Сөзбен
    </StatePill>,
  );
  const pill = container.querySelector(`[data-entry="0192"][data-state="${state}"]`);
  expect(pill?.textContent).toBe('Сөзбен');
  expect(pill?.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
});
