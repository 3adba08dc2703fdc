/** Which screens are walked to, in which language, by what alone, and in how many settings they are looked at. */
import { PEOPLE } from '../../e2e/people.ts';
import type { FaultOptions } from '../fault.ts';
import { createRandom, type Random } from '../random.ts';
import { SETTINGS } from './look.ts';

/** By what alone a journey is walked. */
export type Way = 'keys' | 'touch';

const WAYS: readonly Way[] = ['keys', 'touch'];

/** One part in one language by one way; each of its screens is looked at in so many settings. */
export type Walk<P extends string> = {
  person: (typeof PEOPLE)[number];
  part: P;
  way: Way;
  settings: number;
};

/**
 * A run is a part in one language, each screen in one setting of its own. The seed chooses their order; all parts in
 * all languages come once before any comes again, and then its screens are looked at in the next setting.
 */
export function walksOf<P extends string>(
  { runs, seed }: Pick<FaultOptions, 'runs' | 'seed'>,
  parts: readonly P[],
): Walk<P>[] {
  const random = createRandom(seed).fork('walks');
  const pairs = PEOPLE.flatMap((person, n) =>
    // The ways take turns, so that in three languages each part is walked by both.
    parts.map((part, m) => ({ person, part, way: WAYS[(n + m) % WAYS.length] ?? 'keys' })),
  );
  return shuffled(pairs, random)
    .map((pair, at) => {
      const settings = Math.floor(Math.max(0, runs - at - 1) / pairs.length) + 1;
      return { ...pair, settings: runs > at ? Math.min(settings, SETTINGS.length) : 0 };
    })
    .filter(({ settings }) => settings > 0);
}

/** In an order that chance chooses. */
export const shuffled = <T>(items: readonly T[], random: Random): T[] =>
  items
    .map((item) => ({ item, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
