import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { AttachmentList } from './AttachmentList.tsx';

afterEach(cleanup);

const texts = { label: 'Attached', empty: 'Nothing yet', removeText: 'Remove' };

test('each is taken off by its own button, which says which', async () => {
  const remove = vi.fn<(key: string) => void>();
  const attachments = ['a', 'b'].map((key) => ({
    key,
    name: `${key}.pdf`,
    detail: 'PDF',
    kind: 'document' as const,
  }));
  render(<AttachmentList {...texts} attachments={attachments} onRemove={remove} />);
  await userEvent.click(screen.getByRole('button', { name: 'Remove: b.pdf' }));
  expect(remove.mock.calls).toEqual([['b']]);
});

test('where there is nothing it is said', () => {
  render(<AttachmentList {...texts} attachments={[]} onRemove={() => {}} />);
  expect(screen.getByText('Nothing yet')).toBeTruthy();
});
