/** What every part of the registry works with. */
import type { Clock } from './clock.ts';
import type { RegistryKeys } from './keys/keys.ts';
import type { Numbers } from './store/numbers.ts';
import type { Store } from './store/tables.ts';
import type { Chainer } from './verdicts/chainer.ts';
import type { Notifier } from './verdicts/notifier.ts';

export type Context = {
  store: Store;
  keys: RegistryKeys;
  clock: Clock;
  numbers: Numbers;
  chainer: Chainer;
  notifier: Notifier;
  /** Wakes whoever waits, and closes the store. */
  close(): Promise<void>;
};
