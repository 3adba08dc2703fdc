import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { FileButton } from './FileButton.tsx';

afterEach(cleanup);

test('files are told each time, the same one again too', async () => {
  const heard = vi.fn<(files: readonly File[]) => void>();
  render(
    <FileButton name="evidence" types={['image/png']} many onFiles={heard}>
      Файл қосу
    </FileButton>,
  );
  const input = screen.getByLabelText<HTMLInputElement>('Файл қосу');
  const file = new File(['x'], 'scan.png', { type: 'image/png' });
  await userEvent.upload(input, [file, file]);
  await userEvent.upload(input, file);
  expect(heard.mock.calls.map(([files]) => files.length)).toEqual([2, 1]);
  expect(input.value).toBe('');
});
