import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { CATALOGUE } from './catalogue.ts';
import { Gallery } from './Gallery.tsx';

afterEach(cleanup);

const folders = Object.keys(import.meta.glob(['../components/*/*.examples.tsx', '../input/*.examples.tsx']))
  .map((file) => /(\w+)\.examples\.tsx$/.exec(file)?.[1] ?? '')
  .filter((name) => name !== 'Screen');

test('every component with examples is in the gallery', () => {
  expect(Object.keys(CATALOGUE)).toEqual(folders.toSorted());
});

test('no two examples share an id', () => {
  const { container } = render(<Gallery />);
  const ids = [...container.querySelectorAll('[id]')].map((element) => element.id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test('a page may show one component, or a whole screen', () => {
  const { rerender } = render(<Gallery page="Timeline" />);
  expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual([
    'Timeline',
  ]);
  rerender(<Gallery page="screen" />);
  expect(screen.getByRole('main').dataset['screen']).toBe('gallery.screen');
});

const appearance = () => ['textSize', 'contrast'].map((name) => document.documentElement.dataset[name]);

test('text size and contrast are tried on the page itself, and put back', async () => {
  const { unmount } = render(<Gallery page="Timeline" />);
  await userEvent.click(
    within(screen.getByRole('group', { name: 'Text size' })).getByRole('button', { name: 'Very large' }),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Dark' }));
  expect(appearance()).toEqual(['36', 'high']);
  unmount();
  expect(appearance()).toEqual(['24', 'normal']);
});
