/**
 * Wakes those who wait for a device's verdicts. In one process it is a set of callbacks; between processes
 * over one PostgreSQL it is LISTEN and NOTIFY (store/listen.ts).
 */

export type Notifier = {
  /** There are new verdicts for `device`; called after the commit. */
  tell(device: string): void;
  /** There may be new verdicts for anybody. */
  tellAll(): void;
  /**
   * Starts listening at once. `woken` is fulfilled with true by the next `tell`, with false after `ms`
   * milliseconds or when the registry stops. `stop` must be called by whoever has heard enough.
   */
  listen(device: string, ms: number): { woken: Promise<boolean>; stop(): void };
  /** Wakes everybody, for good. */
  close(): void;
};

/** A notifier for one process. */
export function localNotifier(): Notifier {
  const waiting = new Map<string, Set<(told: boolean) => void>>();
  let closed = false;
  const wake = (callbacks: Set<(told: boolean) => void> | undefined, told: boolean) => {
    for (const callback of callbacks ?? []) callback(told);
  };
  const wakeAll = (told: boolean) => {
    for (const callbacks of waiting.values()) wake(callbacks, told);
  };
  return {
    tell: (device) => wake(waiting.get(device), true),
    tellAll: () => wakeAll(true),
    listen(device, ms) {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const callbacks = waiting.get(device) ?? new Set();
      waiting.set(device, callbacks);
      const end = (told: boolean) => {
        clearTimeout(timer);
        callbacks.delete(end);
        if (callbacks.size === 0 && waiting.get(device) === callbacks) waiting.delete(device);
        resolve(told);
      };
      const timer = setTimeout(() => end(false), closed ? 0 : ms);
      callbacks.add(end);
      return { woken: promise, stop: () => end(false) };
    },
    close() {
      closed = true;
      wakeAll(false);
    },
  };
}
