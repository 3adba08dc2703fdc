import { expect, test } from 'vitest';
import { SETTINGS } from './look.ts';
import { walksOf } from './plan.ts';

const PARTS = ['ban', 'lift', 'desk'];
const PAIRS = PARTS.length * 3;
const namesOf = (runs: number, seed = 7) =>
  walksOf({ runs, seed }, PARTS).map(
    ({ person, part, settings }) => `${person.language} ${part} ${settings}`,
  );

test('a few runs are as many different walks, and the seed says which', () => {
  expect(namesOf(3)).toHaveLength(3);
  expect(new Set(namesOf(3)).size).toBe(3);
  expect(namesOf(3)).toEqual(namesOf(3));
  expect(namesOf(3, 8)).not.toEqual(namesOf(3));
});

test('every part in every language comes once, before any screen is seen in a second setting', () => {
  expect(namesOf(PAIRS).filter((name) => name.endsWith(' 1'))).toHaveLength(PAIRS);
  expect(namesOf(PAIRS + 1).filter((name) => name.endsWith(' 2'))).toHaveLength(1);
});

test('enough runs are all there is, and each part is walked by keys and by touch', () => {
  const walks = walksOf({ runs: PAIRS * SETTINGS.length, seed: 7 }, PARTS);
  expect(walks.every(({ settings }) => settings === SETTINGS.length)).toBe(true);
  for (const part of PARTS) {
    const ways = walks.filter((walk) => walk.part === part).map(({ way }) => way);
    expect(new Set(ways)).toEqual(new Set(['keys', 'touch']));
  }
});
