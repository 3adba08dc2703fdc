/** What would make a face easier to see, in one word at a time; the words are t(`face.advice.${advice}`). */
import type { Box, Sight } from './port.ts';

export type Advice =
  | 'none'
  | 'many'
  | 'closer'
  | 'back'
  | 'middle'
  | 'light'
  | 'glare'
  | 'straight'
  | 'eyes'
  | 'covered';

/** Shares of the picture's height: smaller is too far away, larger is cut off. */
const SMALLEST = 0.32;
const LARGEST = 1.1;
/** How far from the middle a face may be, in shares of the picture. */
const ASIDE = 0.27;
const DARKEST = 0.2;
const BRIGHTEST = 0.92;
const TURNED = 0.17;
/** Well below any open eye: eyes are of many shapes, and none of them may be taken for shut. */
const SHUT = 0.125;

/** What to say first; null where the face can be seen well. */
export function adviceOf({ faces, face }: Sight): Advice | null {
  if (face === null) return 'none';
  if (faces > 1) return 'many';
  if (face.box.height < SMALLEST) return 'closer';
  if (face.box.height > LARGEST) return 'back';
  if (isAside(face.box)) return 'middle';
  if (face.light < DARKEST) return 'light';
  if (face.light > BRIGHTEST) return 'glare';
  if (Math.abs(face.turn) > TURNED) return 'straight';
  if (face.isCovered) return 'covered';
  return face.eyes < SHUT ? 'eyes' : null;
}

const isAside = ({ x, y, width, height }: Box): boolean =>
  Math.abs(x + width / 2 - 0.5) > ASIDE || Math.abs(y + height / 2 - 0.5) > ASIDE;
