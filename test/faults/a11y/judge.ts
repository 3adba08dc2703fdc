/** What is wrong with a layout, in lines to read. Nothing here needs a window. */
import type { Box, Layout, Target, Words } from './layout.ts';

/** Of what is touched, and between two of it (experience.md, "Big and calm"); less than half a px is rounding. */
const TARGET_PX = 64;
const GAP_PX = 16;
const ROUNDING_PX = 0.6;
/** The box of a line is higher than its letters: that part of it, above and below, may stick out or overlap. */
const AIR = 0.2;
/** As little as this out of sight is only the air at the end of a screen (`ScrollHint`). */
const WORTH_MENTIONING_PX = 48;
/** More than this part of the window under a bar that stays leaves no room to read. */
const BAR_MOST = 0.45;
/** In more lines the words of the main action are a stack that nobody reads at a glance. */
const MAIN_LINES_MOST = 2;

/** What one finds on the screen; empty where all of it is well. */
export function judgeLayout(layout: Layout): string[] {
  return [
    ...layout.words.flatMap((words) => cut(words, layout)),
    ...overlaps(layout.words),
    ...layout.targets.flatMap((target) => tooSmall(target)),
    ...tooClose(layout.targets),
    ...sideways(layout),
    ...room(layout),
  ];
}

/** Words of which a part cannot be seen, or stands outside the box they belong to. */
function cut({ text, box, size, layer, holders }: Words, { window, page }: Layout): string[] {
  const air = AIR * size;
  const found = holders
    .filter(
      ({ box: around, x, y }) =>
        (x && (box.left < around.left - 1 || box.right > around.right + 1)) ||
        (y && (box.top + air < around.top - 1 || box.bottom - air > around.bottom + 1)),
    )
    .map(({ who, kind }) => `${kind === 'clips' ? 'clipped' : 'spills'}: “${text}” out of ${who}`);
  const isOff =
    box.left < -1 ||
    box.right > window.width + 1 ||
    (layer === 0 && (box.top + air < -1 || box.bottom - air > page.height + 1));
  return [...new Set(found), ...(isOff ? [`off the page: “${text}”`] : [])];
}

/** Words over words. */
function overlaps(words: readonly Words[]): string[] {
  const letters = words.map(({ box, size }) => shrink(box, AIR * size));
  const found = words.flatMap((one, n) =>
    words.slice(n + 1).flatMap((other, m) => {
      const [a, b] = [letters[n], letters[n + 1 + m]];
      if (one.piece === other.piece || one.layer !== other.layer || !a || !b || !meet(a, b)) return [];
      return [`overlap: “${one.text}” and “${other.text}”`];
    }),
  );
  return [...new Set(found)];
}

function tooSmall({ name, box }: Target): string[] {
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  if (width >= TARGET_PX - ROUNDING_PX && height >= TARGET_PX - ROUNDING_PX) return [];
  return [`small: ${name} is ${Math.round(width)} × ${Math.round(height)} px`];
}

function tooClose(targets: readonly Target[]): string[] {
  return targets.flatMap((one, n) =>
    targets.slice(n + 1).flatMap((other, m) => {
      if (one.layer !== other.layer || one.family.includes(n + 1 + m)) return [];
      const gap = gapOf(one.box, other.box);
      return gap >= GAP_PX - ROUNDING_PX
        ? []
        : [`close: ${one.name} and ${other.name} are ${Math.round(gap)} px apart`];
    }),
  );
}

function sideways({ page, window, sideways: things }: Layout): string[] {
  const wide = page.width > window.width + 1 ? [`sideways: the page is ${page.width} px wide`] : [];
  return [...wide, ...things.map((who) => `sideways: ${who}`)];
}

/** A bar that leaves room, and a word of what is below it. */
function room({ barHeight, mainLines, window, page, saysMore, isOver }: Layout): string[] {
  const isLong = page.below > WORTH_MENTIONING_PX;
  return [
    ...(barHeight > BAR_MOST * window.height
      ? [`bar: it takes ${Math.round(barHeight)} of ${window.height} px`]
      : []),
    ...(mainLines > MAIN_LINES_MOST ? [`stack: the main action stands in ${mainLines} lines`] : []),
    ...(isLong && !saysMore && !isOver ? ['more: nothing says that the screen goes on below'] : []),
  ];
}

const shrink = ({ left, top, right, bottom }: Box, by: number): Box => ({
  left: left + 1,
  top: top + by,
  right: right - 1,
  bottom: bottom - by,
});

const meet = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Between two boxes, straight across or down, or the longer of both ways where they are askew; below 0 they meet. */
const gapOf = (a: Box, b: Box): number =>
  Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
