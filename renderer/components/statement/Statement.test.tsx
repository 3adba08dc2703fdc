import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Statement } from './Statement.tsx';

afterEach(cleanup);

test('the words stand as they were given, a number in one piece', () => {
  render(<Statement request={['Мен, ЖСН 510214 400 125.']} details={['Телефон: +7 701 123 45 67.']} />);
  expect([...document.querySelectorAll('article p')].map((line) => line.textContent)).toEqual([
    'Мен, ЖСН 510214 400 125.',
    'Телефон: +7 701 123 45 67.',
  ]);
  expect([...document.querySelectorAll('.whole-number')].map((part) => part.textContent)).toEqual([
    '510214 400 125',
    '+7 701 123 45 67',
  ]);
});
