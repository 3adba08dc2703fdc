import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createIdleWatch, type IdleWatch } from './idleWatch.ts';

let watch: IdleWatch;
let said: string[];

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  watch = createIdleWatch({
    patience: { idleMs: 180_000, askMs: 60_000 },
    timers: {
      set: (run, ms) => setTimeout(run, ms),
      clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
    },
    onAsk: (isAsking) => said.push(isAsking ? 'asks' : 'goes on'),
    onEnd: () => said.push('ends'),
  });
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

const minutes = (n: number) => vi.advanceTimersByTime(n * 60_000);

test('nobody is asked while something happens every three minutes', () => {
  for (let i = 0; i < 20; i += 1) {
    minutes(2.9);
    watch.active();
  }
  expect(said).toEqual([]);
});

test('after three minutes it asks, and ends a minute later', () => {
  minutes(2.99);
  expect(said).toEqual([]);
  minutes(0.02);
  expect(said).toEqual(['asks']);
  minutes(0.98);
  expect(said).toEqual(['asks']);
  minutes(0.02);
  expect(said).toEqual(['asks', 'goes on', 'ends']);
});

test('any touch answers, as often as needed', () => {
  for (let i = 0; i < 10; i += 1) {
    minutes(3.9);
    watch.active();
  }
  expect(said).toEqual(Array.from({ length: 10 }, () => ['asks', 'goes on']).flat());
});

test('stopped, it says nothing more', () => {
  watch.stop();
  minutes(10);
  expect(said).toEqual([]);
});
