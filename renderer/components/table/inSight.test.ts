import { expect, test } from 'vitest';
import { blocksInSight, heightOf } from './inSight.ts';

const seen = new Map([
  [0, 2000],
  [1, 1000],
]);

test('a block that was never seen is as high as the others on average', () => {
  expect(heightOf(new Map(), 0, 1)).toBe(1880);
  expect(heightOf(seen, 0, 2)).toBe(3000);
  expect(heightOf(seen, 1, 4)).toBe(4000);
  expect(heightOf(seen, 5_000, 5_000)).toBe(0);
});

test('blocks near the window are on the page, wherever it is', () => {
  expect(blocksInSight(seen, 5_000, -500, 1_000)).toEqual({ first: 0, last: 0 });
  expect(blocksInSight(seen, 5_000, 1_500, 1_000)).toEqual({ first: 0, last: 2 });
  const middle = blocksInSight(seen, 5_000, 3_000_000, 1_000);
  expect(heightOf(seen, 0, middle.first)).toBeLessThanOrEqual(2_999_000);
  expect(heightOf(seen, 0, middle.last + 1)).toBeGreaterThanOrEqual(3_002_000);
  expect(middle.last - middle.first).toBeLessThan(4);
  expect(blocksInSight(seen, 5_000, 1e9, 1_000)).toEqual({ first: 4_999, last: 4_999 });
  expect(blocksInSight(new Map(), 0, 0, 1_000)).toEqual({ first: 0, last: 0 });
});
