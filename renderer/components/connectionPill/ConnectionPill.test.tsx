import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { ConnectionPill } from './ConnectionPill.tsx';

afterEach(cleanup);

test.each(['online', 'offline'] as const)(
  '%s is found by its hook, with the number that waits',
  (connection) => {
    const { container } = render(
      <ConnectionPill connection={connection} waiting={4}>
        Сөзбен
      </ConnectionPill>,
    );
    const pill = container.querySelector(`[data-connection="${connection}"][data-waiting="4"]`);
    expect(pill?.textContent).toBe('Сөзбен');
  },
);
