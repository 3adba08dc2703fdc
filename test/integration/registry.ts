/** A real registry in this process: real files in a temporary folder, real HTTP, a clock that can be set. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Clock } from '../../registry/clock.ts';
import { makeCode, type CodeFor } from '../../registry/enrolment/codes.ts';
import { createRegistry, type Registry, type RegistryOptions } from '../../registry/server.ts';
import { freshDatabase } from './database.ts';

export type TestRegistry = {
  url: string;
  /** Its data folder. */
  data: string;
  registry(): Registry;
  code(wanted: Partial<CodeFor>): Promise<string>;
  /** Stops it and starts it again on the same folder and port. */
  restart(options?: Partial<RegistryOptions>): Promise<void>;
  /** Stops it and removes the folder. */
  end(): Promise<void>;
};

/**
 * Starts a registry with the demo's rules, unless `options` say otherwise, on the database that the test's
 * project is about. Call `end` when done.
 */
export async function startRegistry(options: Partial<RegistryOptions> = {}): Promise<TestRegistry> {
  const databaseUrl = options.databaseUrl ?? (await freshDatabase());
  const data = options.data ?? mkdtempSync(path.join(tmpdir(), 'qalqan-registry-'));
  let current = await createRegistry({ ...options, data, databaseUrl });
  const url = await current.listen(0);
  return {
    url,
    data,
    registry: () => current,
    code(wanted) {
      const { store, keys, clock } = current.context;
      const role = wanted.role ?? 'device';
      const center = role === 'device' ? { center: 'almaty-1' } : {};
      return makeCode(store, keys.root, { role, name: 'Test', ...center, ...wanted }, clock.now());
    },
    async restart(changed = {}) {
      await current.close();
      current = await createRegistry({ ...options, ...changed, data, databaseUrl });
      await current.listen(Number(new URL(url).port));
    },
    async end() {
      await current.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** A clock that stands still until it is moved; what was to run later runs when its time is passed. */
export type FakeClock = Clock & { advance(ms: number): void };

/** A fake clock that shows `startMs` (epoch milliseconds). */
export function fakeClock(startMs = Date.parse('2026-11-22T10:00:00+05:00')): FakeClock {
  let nowMs = startMs;
  const timers = new Set<{ dueMs: number; run: () => void }>();
  return {
    now: () => nowMs,
    later(ms, run) {
      const timer = { dueMs: nowMs + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      nowMs += ms;
      for (const timer of timers) {
        if (timer.dueMs > nowMs) continue;
        timers.delete(timer);
        timer.run();
      }
    },
  };
}
