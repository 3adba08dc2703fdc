/** Which blocks of a long list are near the window, by the heights of those that were seen. */

/** How many rows a block has. */
export const BLOCK_ROWS = 20;
/** A row of one line at ordinary text, in px; what a block is taken for until one was seen. */
const ROW_PX = 94;

/** Heights of blocks that were on the page, in px. */
export type Heights = Map<number, number>;

/** The height of the blocks from `from` up to `to`; those never seen are as high as the others on average. */
export function heightOf(heights: Heights, from: number, to: number): number {
  let known = 0;
  let sum = 0;
  let all = 0;
  for (const [block, height] of heights) {
    all += height;
    if (block < from || block >= to) continue;
    known += 1;
    sum += height;
  }
  const usual = heights.size === 0 ? BLOCK_ROWS * ROW_PX : all / heights.size;
  return Math.round(sum + Math.max(0, to - from - known) * usual);
}

/** The first and the last block within a window's height of what is seen: from `y` on, `windowPx` high. */
export function blocksInSight(
  heights: Heights,
  count: number,
  y: number,
  windowPx: number,
): { first: number; last: number } {
  const at = (place: number): number => {
    let low = 0;
    let high = Math.max(0, count - 1);
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (heightOf(heights, 0, middle) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return { first: at(y - windowPx), last: at(y + 2 * windowPx) };
}
