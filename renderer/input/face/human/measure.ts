/** What a mesh of 468 points (MediaPipe's face mesh, its numbering) says about how a head is held. */
import type { Face } from '../port.ts';

export type Point = readonly [x: number, y: number, z?: number];

/** Left and right are the picture's. */
const NOSE = 1;
const CHIN = 152;
const LEFT_EYE = { outer: 33, inner: 133, upper: 159, lower: 145 };
const RIGHT_EYE = { outer: 263, inner: 362, upper: 386, lower: 374 };

const ORIGIN: Point = [0, 0];

/**
 * Where the nose is against eyes and chin: turning or bending a flat picture moves all four alike, so
 * only a real head changes it. `mesh` in pixels, for shares of a wide picture would distort it.
 */
export function poseOf(mesh: readonly Point[]): Pick<Face, 'turn' | 'tilt' | 'eyes'> {
  const at = (index: number): Point => mesh[index] ?? ORIGIN;
  const left = at(LEFT_EYE.outer);
  const right = at(RIGHT_EYE.outer);
  const middle: Point = [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2];
  const across = minus(right, left);
  const down = minus(at(CHIN), middle);
  const nose = minus(at(NOSE), middle);
  const area = across[0] * down[1] - across[1] * down[0];
  if (area === 0) return { turn: 0, tilt: 0, eyes: 0 };
  const lids = (eye: typeof LEFT_EYE) =>
    length(minus(at(eye.upper), at(eye.lower))) / (length(minus(at(eye.outer), at(eye.inner))) || 1);
  // A picture tilted away makes eyes narrow, and the whole face shorter by as much.
  const shape = length(down) / (length(across) || 1);
  return {
    turn: (nose[0] * down[1] - nose[1] * down[0]) / area,
    tilt: (across[0] * nose[1] - across[1] * nose[0]) / area,
    eyes: (lids(LEFT_EYE) + lids(RIGHT_EYE)) / 2 / (shape || 1),
  };
}

const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];
const length = ([x, y]: Point): number => Math.hypot(x, y);
