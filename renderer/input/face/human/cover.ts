/**
 * Whether mouth and chin are behind something: a mask, a veil, a scarf. Skin is redder than it is green, in every tone,
 * and lips more so; cloth of other colors is not. Of a mesh of 468 points (MediaPipe's face mesh, its numbering).
 */
import type { Box } from '../port.ts';
import type { Point } from './measure.ts';

export type Rgb = readonly [red: number, green: number, blue: number];

/** Forehead, bridge of the nose, and below the eyes: what no mask covers. */
const ABOVE = [151, 9, 108, 337, 6, 193, 417, 119, 348];
/** Around the mouth and on the chin. */
const BELOW = [164, 206, 426, 18, 200, 199, 165, 391];
const LIPS = [13, 14, 15, 17, 84, 314, 0];
/** Light without red in it shows no skin, and says nothing about cloth either. */
const LEAST_RED = 0.035;
/** Of the redness above, what is left of it below where that is skin as well: a beard or a shadow is over both lips never. */
const LEFT = 0.45;

/** False wherever it cannot be told: `colorAt` gives the color of the picture at a point of the mesh, or null. */
export function isCovered(colorAt: (index: number) => Rgb | null): boolean {
  const above = rednessOf(ABOVE, colorAt);
  const below = rednessOf(BELOW, colorAt);
  const lips = rednessOf(LIPS, colorAt);
  if (above === null || below === null || lips === null || above < LEAST_RED) return false;
  // A beard takes the color from the chin, and leaves it to the lips.
  return below < above * LEFT && lips < above * LEFT;
}

/** The middle one of all points: single ones lie on glasses, hair or teeth. */
function rednessOf(points: readonly number[], colorAt: (index: number) => Rgb | null): number | null {
  const all = points
    .map(colorAt)
    .flatMap((color) => (color === null ? [] : [redness(color)]))
    .toSorted((one, other) => one - other);
  return all[Math.floor(all.length / 2)] ?? null;
}

function redness([red, green, blue]: Rgb): number {
  const sum = red + green + blue;
  return sum === 0 ? 0 : (red - green) / sum;
}

/** Pixels a side of the picture of the face in which colors are looked up. */
const SIDE = 96;

/** Looks colors up in a face: `draw` is a canvas of the worker's, and empty again afterwards. */
export function coveredIn(
  draw: OffscreenCanvasRenderingContext2D,
  picture: ImageBitmap,
  { x, y, width, height }: Box,
  mesh: readonly Point[],
): boolean {
  const { width: wide, height: high } = picture;
  draw.canvas.width = SIDE;
  draw.canvas.height = SIDE;
  draw.drawImage(picture, x * wide, y * high, width * wide, height * high, 0, 0, SIDE, SIDE);
  const { data } = draw.getImageData(0, 0, SIDE, SIDE);
  draw.clearRect(0, 0, SIDE, SIDE);
  return isCovered((index) => {
    const point = mesh[index];
    if (!point) return null;
    const column = Math.floor(((point[0] / wide - x) / width) * SIDE);
    const row = Math.floor(((point[1] / high - y) / height) * SIDE);
    if (column < 0 || row < 0 || column >= SIDE || row >= SIDE) return null;
    const at = (row * SIDE + column) * 4;
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  });
}
