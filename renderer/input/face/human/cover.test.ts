import { expect, test } from 'vitest';
import { isCovered, type Rgb } from './cover.ts';

const LIPS = [13, 14, 15, 17, 84, 314, 0];
const BELOW = [164, 206, 426, 18, 200, 199, 165, 391];

/** A face in these colors. */
const face =
  (skin: Rgb, below: Rgb, lips: Rgb) =>
  (index: number): Rgb => {
    if (LIPS.includes(index)) return lips;
    return BELOW.includes(index) ? below : skin;
  };
const times = ([red, green, blue]: Rgb, light: number): Rgb => [red * light, green * light, blue * light];

/** From pale to dark, with the lips of each. */
const SKINS: readonly (readonly [skin: Rgb, lips: Rgb])[] = [
  [
    [236, 200, 180],
    [200, 130, 124],
  ],
  [
    [214, 168, 142],
    [176, 88, 84],
  ],
  [
    [150, 104, 78],
    [120, 66, 60],
  ],
  [
    [92, 62, 46],
    [86, 50, 48],
  ],
];
const CLOTHS: Readonly<Record<string, Rgb>> = {
  blue: [150, 190, 214],
  white: [238, 238, 236],
  black: [28, 28, 30],
  green: [120, 170, 150],
};

test.each(Object.entries(CLOTHS))(
  'a %s mask is noticed on every skin, by day and in a dim room',
  (_, cloth) => {
    for (const [skin] of SKINS)
      for (const light of [1, 0.5])
        expect(isCovered(face(times(skin, light), times(cloth, light), times(cloth, light)))).toBe(true);
  },
);

test('a bare face is none, in light and in shadow', () => {
  for (const [skin, lips] of SKINS)
    for (const shade of [1, 0.5])
      expect(isCovered(face(skin, times(skin, shade), times(lips, shade)))).toBe(false);
});

test('a beard covers the chin, and no mouth: grey, white or black', () => {
  for (const [skin, lips] of SKINS)
    for (const beard of [
      [120, 118, 116],
      [220, 218, 214],
      [30, 26, 24],
    ] as const)
      expect(isCovered(face(skin, beard, lips))).toBe(false);
});

test('pale lips of an old person are skin all the same', () => {
  for (const [skin] of SKINS) expect(isCovered(face(skin, skin, times(skin, 0.95)))).toBe(false);
});

test('where colors say nothing, nothing is said: no red in the light, or no points', () => {
  expect(isCovered(face([100, 100, 110], [150, 190, 214], [150, 190, 214]))).toBe(false);
  expect(isCovered(() => null)).toBe(false);
});
