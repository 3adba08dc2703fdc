/** The loop that keeps kiosk and registry the same: it never gives up, and never hammers. */
import type { DeskState } from '../../../shared/api/views.ts';
import { clerkAt } from '../desk/desk.ts';
import { errorShape } from '../log.ts';
import { delayMs } from './backoff.ts';
import { createConnection } from './connection.ts';
import { createHttp, isAllowedRegistry, type Ask, type Reply } from './http.ts';
import { askAsDevice, type Link, type Step, type SyncDesk } from './link.ts';
import { fullBatch } from './push.ts';
import { createRegistryClock } from './registryClock.ts';
import { takeTurn, type Memory } from './turn.ts';
import { startUploads } from './uploads.ts';

export type Sync = {
  connection(): DeskState['connection'];
  /** The registry's time less the kiosk's, in ms; null while unknown in this run. */
  clockOffsetMs(): number | null;
  /** There is something to do now: whatever the loop waits for, it waits no more. */
  wake(): void;
  /** Resolves when a turn that began after this call has ended, well or not. */
  now(): Promise<void>;
  /**
   * Asks the registry in this device's name, outside the loop: a GET, or a POST of `body`. Null where there is no
   * answer that counts.
   */
  ask(path: string, body?: unknown): Promise<Reply | null>;
  stop(): Promise<void>;
};

/** The registry holds an answer back this long while there is no news. */
const WAIT_S = 20;
/** A registry that answers a long poll at once is not asked again at once. */
const LEAST_TURN_MS = 500;

/** Starts the loop. Without a registry's address, or with one that may not be used, it stays offline. */
export function startSync(desk: SyncDesk): Sync {
  const connection = createConnection(desk.clock, desk.kept.lastSyncAt, desk.changed);
  const clock = createRegistryClock(desk.clock);
  const address = desk.options.registry ?? desk.kept.enrolment.read()?.registry;
  const url = address === undefined ? null : new URL(address);
  if (!url || !isAllowedRegistry(url)) {
    if (url) desk.log.error('the registry’s address is neither https nor on this machine');
    return {
      connection: connection.now,
      clockOffsetMs: clock.offsetMs,
      wake: () => {},
      now: () => Promise.resolve(),
      ask: () => Promise.resolve(null),
      stop: () => Promise.resolve(),
    };
  }
  const link: Link = { desk, http: createHttp(url), clock, connection, delivered: () => uploads.wake() };
  const loop = startLoop(link, url.href);
  // Beside the loop: an entry never waits for an attachment.
  const uploads = startUploads(link);
  return {
    connection: connection.now,
    clockOffsetMs: clock.offsetMs,
    wake() {
      loop.wake();
      uploads.wake();
    },
    now() {
      uploads.again();
      return loop.now();
    },
    async ask(path, body) {
      const device = desk.kept.enrolment.read()?.device;
      const ask = body === undefined ? ({ method: 'GET', path } as const) : posted(path, body);
      return device === undefined ? null : askAsDevice(link, device, desk.keys.sign, ask);
    },
    async stop() {
      const ended = Promise.all([loop.stop(), uploads.stop()]);
      await link.http.close();
      await ended;
    },
  };
}

const posted = (path: string, body: unknown): Ask => ({
  method: 'POST',
  path,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(body)),
});

/** Whether someone may be waiting at the desk; a store that cannot be read must not end the loop. */
function isSignedIn(desk: SyncDesk): boolean {
  try {
    return clerkAt(desk) !== null;
  } catch {
    return false;
  }
}

function startLoop(link: Link, registry: string) {
  const { desk } = link;
  const memory: Memory = { agreed: false, masterDataAt: null, batch: fullBatch() };
  let stopping = false;
  let asked: (() => void)[] = [];
  let woken = false;
  /** Ends whatever wait is on: the long poll's, or the pause between turns. */
  let interrupt = new AbortController();
  const wake = () => {
    woken = true;
    interrupt.abort();
  };

  const oneTurn = async (answer: readonly (() => void)[]): Promise<Step> => {
    const manual = answer.length > 0;
    try {
      return await takeTurn(link, memory, registry, {
        manual,
        waitS: manual ? 0 : WAIT_S,
        signal: interrupt.signal,
      });
    } catch (error) {
      // A bug in one turn must not end all of them; the store's own trouble may pass as well.
      desk.log.error(errorShape(error), 'a turn of sync failed');
      return 'offline';
    }
  };

  const run = async () => {
    let failures = 0;
    while (!stopping) {
      interrupt = new AbortController();
      woken = false;
      const answer = asked;
      asked = [];
      const began = desk.clock.monotonic();
      const step = await oneTurn(answer);
      if (stopping) break;
      if (step === 'offline') link.connection.lost('unreachable');
      else if (typeof step === 'object') link.connection.lost('busy');
      for (const tell of answer) tell();
      failures = step === 'done' ? 0 : failures + 1;
      const left = LEAST_TURN_MS - (desk.clock.monotonic() - began);
      await pause(step === 'done' ? left : delayMs(step, failures, isSignedIn(desk), Math.random()));
    }
    for (const tell of asked) tell();
  };

  /** Waits, unless something was asked for meanwhile. */
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      if (woken || stopping || ms <= 0) return resolve();
      interrupt = new AbortController();
      const timer = setTimeout(resolve, ms);
      interrupt.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });

  const running = run();
  return {
    wake,
    now: () =>
      new Promise<void>((resolve) => {
        asked.push(resolve);
        wake();
      }),
    stop() {
      stopping = true;
      wake();
      return running;
    },
  };
}
