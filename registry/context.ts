/** What every part of the registry works with. */
import type { KeyObject } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { RegistryKeys } from './keys/keys.ts';
import type { Numbers } from './store/numbers.ts';
import type { Rules } from './policy/recent.ts';
import type { Checks } from './lender/checks.ts';
import type { Device, Store } from './store/tables.ts';
import type { Chainer } from './verdicts/chainer.ts';
import type { Notifier } from './verdicts/notifier.ts';

export type Context = {
  store: Store;
  keys: RegistryKeys;
  clock: Clock;
  numbers: Numbers;
  chainer: Chainer;
  notifier: Notifier;
  rules: Rules;
  checks: Checks;
  /** Whoever was enrolled under that id, as they are now; those asked for at once are found in one statement. */
  device(id: string): Promise<Device | undefined>;
  /** The key object of an enrolled public key; those asked for lately are at hand. */
  verifier(key: string): KeyObject;
  /** Wakes whoever waits, and closes the store. */
  close(): Promise<void>;
};
