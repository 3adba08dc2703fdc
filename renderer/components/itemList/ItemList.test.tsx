import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { ItemList } from './ItemList.tsx';

afterEach(cleanup);

test('each thing is changed and removed by buttons that name it', async () => {
  const change = vi.fn<(key: string) => void>();
  const remove = vi.fn<(key: string) => void>();
  const items = [
    { key: 'a', title: 'Alma', lines: ['1 ₸'] },
    { key: 'b', title: 'Dala', lines: [], warning: 'Something is missing' },
  ];
  render(
    <ItemList
      label="Loans"
      items={items}
      changeText="Change"
      removeText="Remove"
      onChange={change}
      onRemove={remove}
    />,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Change: Dala' }));
  await userEvent.click(screen.getByRole('button', { name: 'Remove: Alma' }));
  expect([change.mock.calls, remove.mock.calls]).toEqual([[['b']], [['a']]]);
  expect(screen.getByText('Something is missing')).toBeTruthy();
});
