import { expect, test } from 'vitest';
import { skewOf } from './skew.ts';

const WIDTH = 400;
const HEIGHT = 130;

/** Three lines of dashes, turned by so many degrees. */
function printed(degrees: number): Uint8Array {
  const slope = Math.tan((degrees * Math.PI) / 180);
  return Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => {
    const x = at % WIDTH;
    const y = Math.floor(at / WIDTH) - (x - WIDTH / 2) * slope;
    const isLine = [40, 65, 90].some((line) => Math.abs(y - line) < 6);
    return isLine && x % 9 < 6 ? 40 : 220;
  });
}

test.each([-4.5, -3, -2, 0, 2, 2.5, 4])('lines that are turned by %d degrees are known to be', (degrees) => {
  expect(Math.abs(skewOf(printed(degrees), WIDTH) - degrees)).toBeLessThanOrEqual(0.5);
});

test('an empty paper, or none, is not turned', () => {
  expect(skewOf(new Uint8Array(WIDTH * HEIGHT).fill(200), WIDTH)).toBe(0);
  expect(skewOf(new Uint8Array(0), WIDTH)).toBe(0);
});
