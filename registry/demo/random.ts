/** Chance that can be replayed: the same seed gives the same run. */
import { createHash } from 'node:crypto';

export type Random = {
  /** At least 0, below 1. */
  next: () => number;
  /** A whole number, at least `from`, below `to`. */
  between(from: number, to: number): number;
  /** One of `choices`, which is not empty. */
  pick<T>(choices: readonly T[]): T;
  /** A chance of its own, so that one part's draws do not move another's. */
  fork(name: string): Random;
};

/** Mulberry32: 32 bits of state are plenty for choosing where a fault strikes. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from));
  return {
    next,
    between,
    pick<T>(choices: readonly T[]): T {
      if (choices.length === 0) throw new RangeError('nothing to pick from');
      // It may be undefined where T may.
      return choices[between(0, choices.length)] as T;
    },
    fork: (name) => createRandom(seed ^ createHash('sha256').update(name).digest().readUInt32BE()),
  };
}
