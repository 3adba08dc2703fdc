/** Takes unfinished uploads away when their time is over, for as long as the registry runs. */
import type { Context } from '../context.ts';
import { dropExpired } from './uploads.ts';

const EVERY_MS = 3_600_000;

/** Looks now and every hour until stopped. A failed look is reported, and the next one tries again. */
export function watchUploads(
  context: Context,
  report: (error: unknown) => void,
): { look(): Promise<void>; stop(): Promise<void> } {
  let cancel = () => {};
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const look = (): Promise<void> => {
    running = running.then(async () => {
      cancel();
      if (stopped) return;
      await dropExpired(context).catch(report);
      if (!stopped) cancel = context.clock.later(EVERY_MS, () => void look());
    });
    return running;
  };
  return {
    look,
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
}
