import { expect, test } from 'vitest';
import { localNotifier } from './notifier.ts';

const order = async (...waits: [string, Promise<boolean>][]) => {
  const ended: string[] = [];
  await Promise.all(waits.map(([name, wait]) => wait.then(() => ended.push(name))));
  return ended;
};

test('only those who wait for that device are woken, all of them', async () => {
  const notifier = localNotifier();
  const [a, b, c] = [notifier.listen('1', 5_000), notifier.listen('1', 5_000), notifier.listen('2', 50)];
  notifier.tell('1');
  expect(await order(['c', c.woken], ['a', a.woken], ['b', b.woken])).toEqual(['a', 'b', 'c']);
});

test('closing wakes everybody, and nobody waits after it', async () => {
  const notifier = localNotifier();
  const waiting = notifier.listen('1', 60_000);
  notifier.close();
  await waiting.woken;
  await notifier.listen('1', 60_000).woken;
  notifier.tell('1');
});
