import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { useOnceOpen } from './useOnceOpen.ts';

afterEach(cleanup);

const Wanted = ({ open }: { readonly open: boolean }) => <p>{useOnceOpen(open) ? 'there' : 'not yet'}</p>;

test('what never opened is not there; what opened once stays, so that it can close', () => {
  const { rerender } = render(<Wanted open={false} />);
  expect(screen.getByText('not yet')).toBeDefined();
  rerender(<Wanted open />);
  expect(screen.getByText('there')).toBeDefined();
  rerender(<Wanted open={false} />);
  expect(screen.getByText('there')).toBeDefined();
});
