import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { good } from '../../shared/api/result.ts';
import type { BlobView } from '../../shared/api/views.ts';
import { App } from '../app/App.tsx';
import { DESK, ENTRY, fakeKiosk } from '../app/testing.ts';
import { createCatalogue } from '../app/texts.tsx';

afterEach(cleanup);

const file = (n: number, change: Partial<BlobView>): BlobView => ({
  sha256: String(n).repeat(64),
  bytes: 1_000,
  mime: 'image/jpeg',
  label: '',
  sent: 0,
  delivered: false,
  ...change,
});

test('an act shows what is attached, how much of it the registry has, and what keeps the rest', async () => {
  const files = [
    file(1, { label: 'Resolution', sent: 1_000, delivered: true }),
    file(2, { sent: 405 }),
    file(3, { trouble: 'blob.missing' }),
  ];
  const fake = fakeKiosk(DESK, {
    'entries.list': () => good({ items: [ENTRY], total: 1 }),
    'blobs.list': () => good(files),
    'blobs.thumbnail': () => good({ image: null }),
  });
  render(<App kiosk={fake.kiosk} catalogue={createCatalogue()} />);
  await screen.findByRole('rowheader');
  const open = document.querySelector<HTMLElement>('table [data-action="open"]');
  await userEvent.click(open ?? document.body);
  await screen.findByText('Resolution');
  const words = [...document.querySelectorAll('[data-attachment]')].map((item) => item.textContent);
  expect(words).toEqual([
    'ResolutionThe registry has it',
    'Document 240 % sent',
    expect.stringMatching(/^Document 3Waits to be sent.*disk/),
  ]);
  expect(screen.getAllByRole('progressbar')).toHaveLength(2);
});
