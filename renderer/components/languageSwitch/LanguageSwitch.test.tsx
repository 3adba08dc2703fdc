import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { LanguageSwitch } from './LanguageSwitch.tsx';

afterEach(cleanup);

test('the language at work is the pressed one', () => {
  render(<LanguageSwitch label="Тіл" value="ru" onChange={() => undefined} />);
  expect(screen.getByRole('button', { pressed: true }).textContent).toBe('Русский');
  expect(screen.getByRole('group', { name: 'Тіл' })).toBeDefined();
});
