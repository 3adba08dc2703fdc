import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const tokens = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');

/** The colours of a theme, by role; the dark one inherits nothing but what it does not name. */
function coloursOf(css: string, selector: string): ReadonlyMap<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, role = '', colour = '']) => [role, colour]),
  );
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const light = coloursOf(tokens, ':root');
const themes = [
  ['light', light],
  ['dark', new Map([...light, ...coloursOf(tokens, ":root[data-contrast='high']")])],
] as const;

const text = [
  ...['paper', 'card', 'tint', 'note'].flatMap((ground) => [
    ['ink', ground],
    ['action', ground],
  ]),
  ...['paper', 'card'].flatMap((ground) => [
    ['muted', ground],
    ['stop', ground],
  ]),
  ['on-primary', 'primary'],
  ['on-primary', 'primary-press'],
  ['on-block', 'block'],
  ['on-block', 'block-press'],
  ['on-gold', 'gold'],
  ['ok', 'ok-tint'],
  ['wait', 'wait-tint'],
  ['stop', 'stop-tint'],
] as const;

const outlines = [
  ...['paper', 'card'].flatMap((ground) => [
    ['line', ground],
    ['primary', ground],
    ['stop', ground],
    ['ok', ground],
  ]),
  ['primary', 'tint'],
  ['card', 'ok'],
  ['block-accent', 'block'],
  ...['paper', 'card', 'tint', 'note', 'ring-gap'].map((ground) => ['ring', ground]),
] as const;

test('both themes name every colour', () => {
  expect(light.size).toBeGreaterThan(25);
  expect([...coloursOf(tokens, ":root[data-contrast='high']").keys()]).toEqual([...light.keys()]);
});

test.each(themes)('in the %s theme every text has a contrast of 7:1', (_, colours) => {
  expect(tooClose(colours, text, 7)).toEqual([]);
});

test.each(themes)('in the %s theme outlines, icons and the focus ring have 3:1', (_, colours) => {
  expect(tooClose(colours, outlines, 3)).toEqual([]);
});

test.each(themes)(
  'in the %s theme the focus is told from a filled button by its ring or its gap',
  (_, colours) => {
    for (const fill of ['primary', 'block', 'gold']) {
      const best = Math.max(...['ring', 'ring-gap'].map((part) => between(colours, part, fill)));
      expect.soft(best, fill).toBeGreaterThanOrEqual(3);
    }
  },
);

function between(colours: ReadonlyMap<string, string>, front: string, ground: string): number {
  return ratio(colours.get(front) ?? '', colours.get(ground) ?? '');
}

function tooClose(
  colours: ReadonlyMap<string, string>,
  pairs: readonly (readonly string[])[],
  least: number,
): string[] {
  return pairs.flatMap(([front = '', ground = '']) => {
    const found = between(colours, front, ground);
    return found >= least ? [] : [`${front} on ${ground}: ${found.toFixed(2)}`];
  });
}
