/** Work that comes again and again while a registry runs. */
import type { Clock } from '../clock.ts';

/** Runs `work` from time to time. Returns how to stop; what is under way is waited for. */
export function every(clock: Clock, ms: number, work: () => Promise<void>): () => Promise<void> {
  let running = Promise.resolve();
  let cancel = () => {};
  const wait = () => {
    cancel = clock.later(ms, () => {
      running = work().then(wait);
    });
  };
  wait();
  return async () => {
    cancel();
    await running;
    cancel();
  };
}
