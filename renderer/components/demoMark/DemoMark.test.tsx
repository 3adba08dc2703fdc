import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { DemoMark } from './DemoMark.tsx';

afterEach(cleanup);

test('the mark says ДЕМО, and what that means', () => {
  const { container } = render(<DemoMark meaning="Нағыз тыйым емес">ДЕМО</DemoMark>);
  expect(container.textContent).toBe('ДЕМО. Нағыз тыйым емес');
});
