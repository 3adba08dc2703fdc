/** Whether the registry can be reached: only a verified answer says yes, and any failure says no. */
import type { DeskState } from '../../../shared/api/views.ts';
import { instantAt } from '../../../shared/domain/dates.ts';
import type { Clock } from '../clock.ts';
import type { Slot } from '../store/meta.ts';

export type Connection = {
  now: () => DeskState['connection'];
  verified(): void;
  /** `why`: no answer that counts, or one that asks for patience. */
  lost(why: NonNullable<DeskState['connection']['trouble']>): void;
};

/** The last sync is written down at most this often: it is a comfort, not a record. */
const WRITE_EVERY_MS = 60_000;

/** `changed` is called when the state is another, not for every answer. */
export function createConnection(clock: Clock, lastSync: Slot<string>, changed: () => void): Connection {
  let state: 'online' | 'offline' = 'offline';
  let since = instantAt(clock.now());
  let trouble: DeskState['connection']['trouble'];
  let lastSyncAt = lastSync.read();
  let writtenAt = Number.NEGATIVE_INFINITY;
  const turn = (to: typeof state) => {
    if (state === to) return;
    state = to;
    since = instantAt(clock.now());
    changed();
  };
  return {
    now: () => ({
      state,
      since,
      ...(lastSyncAt === null ? {} : { lastSyncAt }),
      ...(trouble === undefined ? {} : { trouble }),
    }),
    verified() {
      lastSyncAt = instantAt(clock.now());
      if (clock.monotonic() - writtenAt >= WRITE_EVERY_MS) {
        lastSync.write(lastSyncAt);
        writtenAt = clock.monotonic();
      }
      trouble = undefined;
      turn('online');
    },
    lost(why) {
      const isNew = trouble !== why;
      trouble = why;
      if (state === 'online') turn('offline');
      else if (isNew) changed();
    },
  };
}
