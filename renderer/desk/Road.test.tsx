import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { bad, good, type Result } from '../../shared/api/result.ts';
import { App } from '../app/App.tsx';
import { DESK, fakeKiosk } from '../app/testing.ts';
import { createCatalogue } from '../app/texts.tsx';

afterEach(cleanup);

const SUPERVISOR = { number: '2001', name: 'A', roles: ['supervisor' as const] };
const AT_DESK = { ...DESK, clerk: SUPERVISOR, waiting: { count: 2, oldestAt: DESK.connection.since } };
const DISK = { id: 'aaaa', name: 'QALQAN', freeBytes: 8 * 1024 ** 3 };
const WRITTEN = { number: 3, file: 'a.parcel', acts: 2, blobs: 1, blobsLeft: 0 };

const press = (name: string) => {
  const button = document.querySelector(`[data-action="${name}"]`);
  if (button === null) throw new Error(`nothing does ${name}`);
  return userEvent.click(button);
};
const see = (name: string) =>
  waitFor(() => expect(document.querySelector('main')?.dataset['screen']).toBe(name));

type Handlers = Record<string, (input: unknown) => Result<unknown>>;

async function openRoad(handlers: Handlers = {}) {
  const fake = fakeKiosk(AT_DESK, {
    'road.places': () => good({ places: [DISK], canChoose: true }),
    ...handlers,
  });
  render(<App kiosk={fake.kiosk} catalogue={createCatalogue()} />);
  await see('desk.home');
  await press('queue');
  await see('desk.queue');
  await press('road');
  await see('desk.road');
  await waitFor(() => expect(document.querySelector('fieldset')).not.toBeNull());
  return fake;
}

test('a clerk is not offered the other road', async () => {
  const fake = fakeKiosk(DESK);
  render(<App kiosk={fake.kiosk} catalogue={createCatalogue()} />);
  await see('desk.home');
  await press('queue');
  await see('desk.queue');
  expect(document.querySelector('[data-action="road"]')).toBeNull();
});

test('the only disk is chosen by itself, and what was written is said to be not delivered', async () => {
  const fake = await openRoad({ 'road.export': () => good(WRITTEN) });
  await press('export');
  await waitFor(() => expect(document.querySelector('[data-road-written="3"]')).not.toBeNull());
  expect(screen.getByText(/not delivered yet/i)).toBeTruthy();
  expect(fake.asked('road.export')).toEqual([{ key: expect.any(String), to: 'aaaa' }]);
});

test('of several disks one has to be chosen first, and the summary says so', async () => {
  const other = { id: 'bbbb', name: 'OTHER' };
  const fake = await openRoad({
    'road.places': () => good({ places: [DISK, other], canChoose: false }),
    'road.export': () => good(WRITTEN),
  });
  await press('export');
  await waitFor(() => expect(document.querySelector('.error-summary')).not.toBeNull());
  expect(fake.asked('road.export')).toEqual([]);
  await userEvent.click(screen.getByLabelText(/OTHER/));
  await press('export');
  await waitFor(() => expect(fake.asked('road.export')).toMatchObject([{ to: 'bbbb' }]));
});

test('a disk that was pulled out is told in words, and nothing is said to be written', async () => {
  await openRoad({ 'road.export': () => bad('road.diskGone') });
  await press('export');
  await waitFor(() => expect(document.activeElement?.textContent).toMatch(/pulled out/));
  expect(document.querySelector('[data-road-written]')).toBeNull();
});

test('answers that were read say what is new, and what the registry did not take', async () => {
  const fake = await openRoad({ 'road.import': () => good({ answers: 1, acts: 2 }) });
  await press('import');
  await waitFor(() => expect(document.querySelector('[data-road-read="1"]')).not.toBeNull());
  expect(screen.getByText('News about 2 applications.')).toBeTruthy();
  expect(fake.asked('road.import')).toMatchObject([{ from: 'aaaa' }]);
  cleanup();
  await openRoad({ 'road.import': () => good({ answers: 1, acts: 0, problem: 'road.gap' }) });
  await press('import');
  await waitFor(() => expect(screen.getByText(/lacks earlier records/)).toBeTruthy());
});
