/** How far lines of print are turned, so that they can be turned back: recognisers read level lines best. */

/** Degrees either way; more and the frame cuts the lines off. */
const MOST = 5;
const STEP = 0.5;

/**
 * Degrees by which lines in `greys` (row by row, 0 is black) run down to the right; 0 where nothing speaks for any.
 * Along the right slope rows are either ink or paper, so their sums differ most from row to row.
 */
export function skewOf(greys: Uint8Array, width: number): number {
  let best = { degrees: 0, contrast: contrastAt(greys, width, 0) };
  for (let degrees = -MOST; degrees <= MOST; degrees += STEP) {
    const contrast = contrastAt(greys, width, degrees);
    if (contrast > best.contrast * 1.02) best = { degrees, contrast };
  }
  return best.degrees;
}

function contrastAt(greys: Uint8Array, width: number, degrees: number): number {
  const height = Math.floor(greys.length / width);
  const slope = Math.tan((degrees * Math.PI) / 180);
  const sums = new Float64Array(height);
  for (let x = 0; x < width; x += 1) {
    const down = Math.round((x - width / 2) * slope);
    for (let y = 0; y < height; y += 1) {
      // Beyond the picture is whatever stands at its edge.
      const row = Math.min(height - 1, Math.max(0, y + down));
      sums[y] = (sums[y] ?? 0) + (greys[row * width + x] ?? 0);
    }
  }
  let contrast = 0;
  for (let y = 1; y < height; y += 1) contrast += ((sums[y] ?? 0) - (sums[y - 1] ?? 0)) ** 2;
  return contrast;
}
