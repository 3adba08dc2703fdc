/**
 * A drawn head, for a camera that sees nobody: millimeters, `x` to the right of the picture, `y` up,
 * `z` towards the camera; the middle of the head is the origin. No picture of a living person is used
 * in tests, so the faces are computed.
 */

export type Color = readonly [red: number, green: number, blue: number];

/** What tells one drawn person from another; lengths in millimeters. */
export type Features = {
  readonly halfWidth: number;
  readonly halfHeight: number;
  /** From the middle of the face to the middle of an eye. */
  readonly eyeGap: number;
  readonly eyeWidth: number;
  readonly noseLength: number;
  readonly noseWidth: number;
  readonly noseHeight: number;
  readonly mouthWidth: number;
  readonly lips: number;
  readonly browThickness: number;
  readonly browHeight: number;
  readonly jaw: number;
  /** Above it is hair. */
  readonly hairline: number;
  readonly skin: Color;
  readonly hair: Color;
  readonly iris: Color;
  readonly lipColor: Color;
};

/** What the person does just now. */
export type Pose = {
  /** Degrees; positive turns to the person's own left, which is the right of the picture. */
  readonly yaw: number;
  /** Degrees; positive is down. */
  readonly pitch: number;
  /** 1 is wide open, 0 is shut. */
  readonly eyes: number;
  /** Whether mouth and nose are behind a mask. */
  readonly isMasked?: boolean;
};

export const AT_REST: Pose = { yaw: 0, pitch: 0, eyes: 1 };

const EYE_LINE = 6;
const MOUTH_LINE = -61;
const DEPTH = 88;

const bump = (x: number, y: number, wide: number, high: number): number =>
  Math.exp(-((x / wide) ** 2) - (y / high) ** 2);
/** A bump on either side of the face. */
const pair = (x: number, y: number, at: number, wide: number, high: number): number =>
  bump(Math.abs(x) - at, y, wide, high);
const smooth = (from: number, to: number, value: number): number => {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
};

/** The point of the skin in the direction `lon`, `lat` (radians, 0 and 0 is straight ahead). */
export function pointOf(lon: number, lat: number, features: Features): [number, number, number] {
  const y = features.halfHeight * Math.sin(lat);
  const taper = 1 - features.jaw * smooth(0, -features.halfHeight, y);
  const round = Math.cos(lat) ** 0.8;
  const x = features.halfWidth * Math.sin(lon) * round * taper;
  const front = Math.max(0, Math.cos(lon));
  const z = DEPTH * Math.cos(lon) * Math.cos(lat) ** 0.7;
  return [x, y, z + relief(x, y, features) * smooth(0.1, 0.45, front)];
}

/** How far the skin stands out at a place of the face. */
function relief(x: number, y: number, f: Features): number {
  const tip = EYE_LINE - f.noseLength;
  const along = smooth(EYE_LINE + 8, tip, y);
  const below = smooth(tip - 11, tip - 1, y) * smooth(EYE_LINE + 34, EYE_LINE + 14, y);
  const ridge =
    (4 + f.noseHeight * along) * below * Math.exp(-((x / (f.noseWidth * (0.55 + 0.4 * along))) ** 2));
  return (
    ridge +
    7 * pair(x, y - tip + 3, f.noseWidth * 1.05, 5.5, 5) -
    11 * pair(x, y - EYE_LINE, f.eyeGap, 17, 11) +
    6 * pair(x, y - EYE_LINE, f.eyeGap, f.eyeWidth, 9) +
    5 * pair(x, y - f.browHeight, f.eyeGap, 22, 7) +
    6 * pair(x, y + 20, 46, 17, 17) +
    f.lips * 0.9 * bump(x, y - MOUTH_LINE - 5, f.mouthWidth * 0.65, 4) +
    f.lips * bump(x, y - MOUTH_LINE + 6, f.mouthWidth * 0.6, 5) -
    3 * bump(x, y - MOUTH_LINE, f.mouthWidth * 0.9, 1.7) -
    3 * bump(x, y + 77, 15, 5) +
    8 * bump(x, y + 96, 17, 12)
  );
}

const mix = (one: Color, other: Color, share: number): Color => [
  one[0] + (other[0] - one[0]) * share,
  one[1] + (other[1] - one[1]) * share,
  one[2] + (other[2] - one[2]) * share,
];

const WHITE: Color = [236, 232, 228];
const DARK: Color = [34, 24, 22];
const MASK: Color = [150, 190, 214];

/** The color of the skin at a place; `z` tells the face from the back of the head. */
export function colorOf(x: number, y: number, z: number, f: Features, pose: Pose): Color {
  if (isHair(x, y, z, f)) return mix(f.hair, DARK, 0.25 + 0.25 * Math.sin(x * 0.9 + y * 0.15));
  if (z < 0) return f.skin;
  if (pose.isMasked && y < -8 - (x / 60) ** 2 * 14 && y > -112)
    return mix(MASK, WHITE, 0.3 + 0.2 * Math.sin(y * 0.35));
  let color = mix(f.skin, [196, 104, 92], 0.28 * pair(x, y + 24, 42, 20, 18));
  color = mix(color, DARK, 0.34 * pair(x, y - EYE_LINE - 12, f.eyeGap, 17, 3));
  color = lipsOf(color, x, y, f);
  color = mix(color, DARK, 0.8 * pair(x, y - (EYE_LINE - f.noseLength - 8), f.noseWidth * 0.62, 3.6, 2.4));
  color = browOf(color, x, y, f);
  return eyeOf(color, x, y, f, pose.eyes);
}

function isHair(x: number, y: number, z: number, f: Features): boolean {
  const edge = f.hairline - (x / f.halfWidth) ** 2 * 26;
  return y > edge || (z < 12 && y > -55);
}

function lipsOf(color: Color, x: number, y: number, f: Features): Color {
  const across = x / f.mouthWidth;
  if (Math.abs(across) > 1) return color;
  const dy = y - MOUTH_LINE;
  const upper = f.lips * 1.3 * (1 - across ** 2) * (1 - 0.35 * bump(x, 0, 4, 1));
  const lower = f.lips * 1.7 * (1 - across ** 2);
  if (Math.abs(dy) < 1.3) return mix(color, DARK, 0.75);
  return dy < upper && dy > -lower ? mix(color, f.lipColor, 0.85) : color;
}

function browOf(color: Color, x: number, y: number, f: Features): Color {
  const along = (Math.abs(x) - f.eyeGap) / 21;
  if (Math.abs(along) > 1) return color;
  const middle = f.browHeight + 3 * (1 - along ** 2) - 2 * along;
  const half = f.browThickness * (1 - 0.55 * Math.max(0, along));
  return Math.abs(y - middle) < half ? mix(color, f.hair, 0.88) : color;
}

function eyeOf(color: Color, x: number, y: number, f: Features, open: number): Color {
  const dx = Math.abs(x) - f.eyeGap;
  const across = dx / f.eyeWidth;
  if (Math.abs(across) > 1.12) return color;
  const arch = Math.max(0, 1 - across ** 2);
  const dy = y - EYE_LINE;
  const upper = -3 + 10 * open * arch;
  const lower = -3 - 3.4 * open * arch;
  if (Math.abs(across) <= 1 && dy < upper && dy > lower) {
    const away = Math.hypot(dx, dy - 0.8);
    if (Math.hypot(dx - 2, dy - 3) < 1.3) return WHITE;
    if (away < 2.8) return DARK;
    return away < 6.3 ? mix(f.iris, DARK, away > 5.4 ? 0.6 : 0.1) : mix(WHITE, f.skin, 0.15);
  }
  const lash = Math.min(Math.abs(dy - upper), Math.abs(dy - lower) * 1.8);
  return lash < 1.6 ? mix(color, DARK, 0.85) : color;
}
