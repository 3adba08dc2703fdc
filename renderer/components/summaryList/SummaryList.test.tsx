import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { SummaryList } from './SummaryList.tsx';

afterEach(cleanup);

test('each Change names its row and goes to its question', async () => {
  const change = vi.fn();
  render(
    <SummaryList
      changeText="Өзгерту"
      rows={[
        { key: 'scope', label: 'Тыйым салынатыны', value: 'Банк қарыздары', onChange: () => change('scope') },
        { key: 'phone', label: 'Телефон', value: '+7 701 123 45 67', onChange: () => change('phone') },
      ]}
    />,
  );
  const button = screen.getByRole('button', { name: 'Өзгерту: Телефон' });
  expect(button.dataset['action']).toBe('change');
  await userEvent.click(button);
  expect(change).toHaveBeenCalledExactlyOnceWith('phone');
});

test('an answer that cannot be changed has no Change', () => {
  render(<SummaryList changeText="Өзгерту" rows={[{ key: 'term', label: 'Мерзімі', value: 'Мерзімсіз' }]} />);
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByRole('term').textContent).toBe('Мерзімі');
});
