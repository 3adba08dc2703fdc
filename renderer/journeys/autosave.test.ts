import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAutosave, DELAY_MS } from './autosave.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp(save: (content: string) => Promise<boolean> = () => Promise.resolve(true)) {
  const saved: string[] = [];
  const results: boolean[] = [];
  const autosave = createAutosave<string>({
    save: async (content) => {
      const isSaved = await save(content);
      if (isSaved) saved.push(content);
      return isSaved;
    },
    onResult: (isSaved) => results.push(isSaved),
    timers: { set: setTimeout, clear: (timer) => clearTimeout(timer as NodeJS.Timeout) },
  });
  return { autosave, saved, results };
}

test('what is typed without a pause is saved all the same, within a third of a second', async () => {
  const { autosave, saved } = setUp();
  for (let keys = 1; keys <= 20; keys += 1) {
    autosave.changed('a'.repeat(keys));
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(saved.length).toBeGreaterThanOrEqual(3);
  await vi.advanceTimersByTimeAsync(DELAY_MS);
  expect(saved.at(-1)).toBe('a'.repeat(20));
});

test('flush saves at once and waits for it', async () => {
  const { autosave, saved } = setUp();
  autosave.changed('half');
  expect(await autosave.flush()).toBe(true);
  expect(saved).toEqual(['half']);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(saved).toEqual(['half']);
});

test('what is typed while a save is under way is saved after it, never before', async () => {
  const done: (() => void)[] = [];
  const { autosave, saved } = setUp(() => new Promise((resolve) => done.push(() => resolve(true))));
  autosave.changed('one');
  const flushed = autosave.flush();
  autosave.changed('two');
  autosave.changed('three');
  done[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  done[1]?.();
  expect(await flushed).toBe(true);
  expect(saved).toEqual(['one', 'three']);
});

test('a save that fails is said and tried again until it is safe', async () => {
  let isDiskFull = true;
  const { autosave, saved, results } = setUp(() => Promise.resolve(!isDiskFull));
  autosave.changed('kept');
  expect(await autosave.flush()).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  isDiskFull = false;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(saved).toEqual(['kept']);
  expect(results).toEqual([false, false, true]);
});

test('a draft that is closed is never saved again', async () => {
  const { autosave, saved } = setUp();
  autosave.changed('late');
  autosave.stop();
  autosave.changed('later');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await autosave.flush()).toBe(true);
  expect(saved).toEqual([]);
});
