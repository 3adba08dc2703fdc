import type { DeskState } from '../../../shared/api/views.ts';
import { instantAt } from '../../../shared/domain/dates.ts';
import type { Desk } from '../desk/desk.ts';

export type Sync = {
  connection(): DeskState['connection'];
  clockOffsetMs(): number | null;
  wake(): void;
  now(): Promise<void>;
  stop(): Promise<void>;
};

export function startSync(desk: Omit<Desk, 'sync'>): Sync {
  const since = instantAt(desk.clock.now());
  return {
    connection: () => ({ state: 'offline', since }),
    clockOffsetMs: () => null,
    wake: () => {},
    now: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}
