/** A core of ours against a real registry, through a proxy on which the network can go bad. */
import { uuidv7 } from 'uuidv7';
import { afterEach } from 'vitest';
import { systemClock } from '../../../electron/core/clock.ts';
import { openCore, type Core } from '../../../electron/core/core.ts';
import { banAnswers, newFolder, quiet, valueOf } from '../../../electron/core/testing/desk.ts';
import type { Log } from '../../../electron/core/log.ts';
import type { DeskState, EntryView } from '../../../shared/api/views.ts';
import type { OpenMessage } from '../../../shared/api/wire.ts';
import type { RegistryOptions } from '../../../registry/server.ts';
import { startRegistry, type TestRegistry } from '../registry.ts';
import { startProxy, type Proxy } from './proxy.ts';

export type Kiosk = Core & {
  data: string;
  /** Whatever the core logged, as lines. */
  lines: string[];
  value<T>(name: string, input: unknown): Promise<T>;
  state(): Promise<DeskState>;
  /** One whole try of sync. */
  sync(): Promise<DeskState>;
  signIn(): Promise<void>;
  /** A ban from draft to entry. */
  ban(id?: string): Promise<EntryView>;
  show(id: string): Promise<EntryView>;
};

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** A registry and a proxy before it; both end with the test. */
export async function startNetwork(
  options: Partial<RegistryOptions> = {},
): Promise<{ registry: TestRegistry; proxy: Proxy }> {
  const registry = await startRegistry(options);
  ends.push(() => registry.end());
  const proxy = await startProxy(registry.url);
  ends.push(() => proxy.end());
  return { registry, proxy };
}

/** Opens a core; `shiftMs` is how far its clock is off. It closes with the test unless it was closed before. */
export function openKiosk(change: Partial<OpenMessage['open']>, shiftMs = 0): Kiosk {
  const data = change.data ?? newFolder();
  const lines: string[] = [];
  const write = (...args: unknown[]) => void lines.push(JSON.stringify(args));
  const log: Log = { ...quiet, info: write, warn: write, error: write };
  const options = { databaseKey: null, boot: 'boot-1', version: '0.1.0', release: false, ...change, data };
  const clock = { ...systemClock, now: () => Date.now() + shiftMs };
  const opened = openCore(options, { clock, log, told: () => {}, failed: () => {} });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  const core = opened.value;
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await core.close();
  };
  ends.push(close);
  const value = async <T>(name: string, input: unknown): Promise<T> =>
    valueOf(await core.call(name, input)) as T;
  const kiosk: Kiosk = {
    ...core,
    close,
    data,
    lines,
    value,
    state: () => value('desk.state', {}),
    sync: () => value('sync.now', { key: uuidv7() }),
    signIn: async () => void (await value('staff.signIn', { key: uuidv7(), number: '1001', pin: '246810' })),
    async ban(id = uuidv7()) {
      await value('drafts.start', { key: id, journey: 'ban', language: 'kk' });
      return value('entries.confirm', { id, answers: banAnswers() });
    },
    show: (id) => value('entries.show', { id }),
  };
  return kiosk;
}

/** Waits until `look` says so; throws after ten seconds. */
export async function until(look: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await look()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it did not happen');
}

/** A kiosk enrolled through `url`, with its staff list, and clerk 1001 at the desk. */
export async function enrolledKiosk(registry: TestRegistry, url: string, shiftMs = 0): Promise<Kiosk> {
  const code = await registry.code({});
  const kiosk = openKiosk({ registry: url, enrol: code }, shiftMs);
  await until(
    async () => (await kiosk.call('staff.signIn', { key: uuidv7(), number: '1001', pin: '246810' })).ok,
  );
  return kiosk;
}

/** How the registry counts this device's entries of citizens, straight from its store. */
export async function countAtRegistry(registry: TestRegistry): Promise<{ entries: number; acts: number }> {
  const { store } = registry.registry().context;
  const entries = await store
    .selectFrom('entries')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const acts = await store
    .selectFrom('acts')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { entries: entries.n, acts: acts.n };
}
