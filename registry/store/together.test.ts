import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { together } from './together.ts';

test('what is asked at once goes together, each gets its own answer', async () => {
  const runs: number[] = [];
  const double = together(async (asked: readonly number[]) => {
    runs.push(asked.length);
    return asked.map((n) => 2 * n);
  });
  expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
  expect(await double(4)).toBe(8);
  expect(runs).toEqual([3, 1]);
});

test('nothing is answered from what was found before it was asked', async () => {
  let state = 'old';
  const gates: (() => void)[] = [];
  const look = together(async (asked: readonly string[]) => {
    const found = state;
    await new Promise<void>((resolve) => gates.push(resolve));
    return asked.map((who) => `${who} ${found}`);
  });
  const first = look('a');
  await turn();
  state = 'new';
  const second = look('b');
  await turn();
  const more = ['c', 'd'].map(look);
  await turn();
  // Two are on their way, the others wait for one of them.
  expect(gates).toHaveLength(2);
  gates[0]?.();
  expect(await first).toBe('a old');
  await turn();
  expect(gates).toHaveLength(3);
  for (const open of gates) open();
  expect(await Promise.all([second, ...more])).toEqual(['b new', 'c new', 'd new']);
});

test('what cannot be answered fails alone; where the database is away, all do at once', async () => {
  let away = false;
  let runs = 0;
  const ask = together(async (asked: readonly number[]) => {
    runs += 1;
    if (away) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
    if (asked.includes(2)) throw new Error('two');
    return asked;
  });
  const settled = async () => (await Promise.allSettled([1, 2, 3].map(ask))).map(({ status }) => status);
  expect(await settled()).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(runs).toBe(4);
  away = true;
  expect(await settled()).toEqual(['rejected', 'rejected', 'rejected']);
  expect(runs).toBe(5);
});
