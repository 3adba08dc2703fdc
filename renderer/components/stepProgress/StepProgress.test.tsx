import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { StepProgress } from './StepProgress.tsx';

afterEach(cleanup);

test('the words say which step it is; the bars are for the eye only', () => {
  const { container } = render(
    <StepProgress current={3} total={6}>
      3-қадам, барлығы 6
    </StepProgress>,
  );
  expect(screen.getByText('3-қадам, барлығы 6')).toBeDefined();
  expect(container.querySelectorAll('.step-bar')).toHaveLength(6);
  expect(container.querySelectorAll('.step-bar-done')).toHaveLength(3);
  expect(container.querySelector('.step-bars')?.getAttribute('aria-hidden')).toBe('true');
});
