/**
 * Wakes those who wait for a device's verdicts. In one process it is a set of callbacks; over PostgreSQL
 * the same port is to be kept by LISTEN and NOTIFY.
 */

export type Notifier = {
  /** There are new verdicts for `device`; called after the commit. */
  tell(device: string): void;
  /**
   * Starts listening at once. `woken` is fulfilled by the next `tell`, after `ms` milliseconds,
   * or when the registry stops. `stop` must be called by whoever has heard enough.
   */
  listen(device: string, ms: number): { woken: Promise<void>; stop(): void };
  /** Wakes everybody, for good. */
  close(): void;
};

/** A notifier for one process. */
export function localNotifier(): Notifier {
  const waiting = new Map<string, Set<() => void>>();
  let closed = false;
  const wake = (callbacks: Set<() => void> | undefined) => {
    for (const callback of callbacks ?? []) callback();
  };
  return {
    tell: (device) => wake(waiting.get(device)),
    listen(device, ms) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const callbacks = waiting.get(device) ?? new Set();
      waiting.set(device, callbacks);
      const timer = setTimeout(() => stop(), closed ? 0 : ms);
      const stop = () => {
        clearTimeout(timer);
        callbacks.delete(stop);
        if (callbacks.size === 0 && waiting.get(device) === callbacks) waiting.delete(device);
        resolve();
      };
      callbacks.add(stop);
      return { woken: promise, stop };
    },
    close() {
      closed = true;
      for (const callbacks of waiting.values()) wake(callbacks);
    },
  };
}
