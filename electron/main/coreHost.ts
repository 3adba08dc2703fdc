/** The life of the core as main sees it: started, spoken to, started again when it dies, stopped. */
import { bad, type Problem, type Result } from '../../shared/api/result.ts';
import type { DeskState } from '../../shared/api/views.ts';
import { CoreMessage, type CallMessage, type CoreLife, type OpenMessage } from '../../shared/api/wire.ts';
import type { Log } from './log.ts';

/** A running core process. `stop` asks it to end in good order, `kill` ends it. */
export type CoreLink = {
  pid: () => number | undefined;
  send: (message: OpenMessage | CallMessage) => void;
  stop: () => void;
  kill: () => void;
};

export type CoreListener = { onMessage: (message: unknown) => void; onExit: (reason: string) => void };

/** How the core fares; `problem` says why it failed. */
export type Life = { life: CoreLife; problem?: Problem | undefined };

export type CoreHostParts = {
  spawn: (listener: CoreListener) => CoreLink;
  /** What a core is opened with, asked anew for each one, so that the key is not kept in between. */
  open: () => Result<OpenMessage['open']>;
  /** Runs `work` after so many milliseconds unless the returned function is called. */
  after: (ms: number, work: () => void) => () => void;
  /** Milliseconds that only grow. */
  now: () => number;
  onState: (state: DeskState) => void;
  onLife: (life: Life) => void;
  log: Log;
};

export type CoreHost = {
  /** The core's answer; `core.restarting` where it died before it answered: send the same again. */
  call: (name: string, input: unknown) => Promise<Result<unknown>>;
  /** Undefined until the first core is up or has failed. */
  life: () => Life | undefined;
  pid: () => number | undefined;
  /** Ends the core in good order, by force where it does not end within `STOP_MS`. */
  stop: () => Promise<void>;
};

/** The pause before a new start doubles with each death within the last minute, up to 5 s. */
const FIRST_PAUSE_MS = 50;
const MAX_PAUSE_MS = 5_000;
const MEMORY_MS = 60_000;
/** A core that does not answer for this long hangs: it is ended, and a new one started. */
const ANSWER_MS = 60_000;
const STOP_MS = 5_000;

type Waiting = { answer: (result: Result<unknown>) => void; giveUp: () => void };

/** Starts a core and keeps one running until `stop`. */
export function startCore({ spawn, open, after, now, onState, onLife, log }: CoreHostParts): CoreHost {
  const waiting = new Map<number, Waiting>();
  /** Calls made before the first core was up. */
  const early: (() => void)[] = [];
  let deaths: number[] = [];
  let link: CoreLink | null = null;
  let current: Life | undefined;
  let nextId = 1;
  let stopped: (() => void) | null = null;

  function become(life: Life): void {
    if (current?.life !== life.life || current.problem?.code !== life.problem?.code) {
      log('core', { life: life.life, ...(life.problem && { problem: life.problem.code }) });
      current = life;
      onLife(life);
    }
    for (const sendNow of early.splice(0)) sendNow();
  }

  function start(): void {
    const opening = open();
    if (!opening.ok) {
      become({ life: 'failed', problem: opening.problem });
      startAgain();
      return;
    }
    const mine = spawn({
      onMessage: (message) => {
        if (link === mine) hear(message);
      },
      onExit: (reason) => {
        if (link === mine) lose(reason);
      },
    });
    link = mine;
    mine.send({ open: opening.value });
  }

  function hear(received: unknown): void {
    const parsed = CoreMessage.safeParse(received);
    if (!parsed.success) {
      log('core said something unknown');
      return;
    }
    const message = parsed.data;
    if ('ready' in message) become({ life: 'up' });
    else if ('failed' in message) fail(message.failed);
    else if ('state' in message) onState(message.state);
    else {
      const { result } = message;
      settle(message.id, result.ok ? { ok: true, value: result.value } : result);
    }
  }

  /** What keeps a core from opening may pass (a file still held, a full disk): a new one tries. */
  function fail(problem: Problem): void {
    become({ life: 'failed', problem });
    if (link !== null) end(link);
  }

  /** Asks a core to end, and ends it where it does not; returns what calls the force off. */
  function end(ending: CoreLink): () => void {
    ending.stop();
    return after(STOP_MS, () => ending.kill());
  }

  function settle(id: number, result: Result<unknown>): void {
    const call = waiting.get(id);
    if (call === undefined) return;
    waiting.delete(id);
    call.giveUp();
    call.answer(result);
  }

  function lose(reason: string): void {
    link = null;
    for (const id of waiting.keys()) settle(id, bad('core.restarting'));
    if (stopped !== null) {
      stopped();
      return;
    }
    log('core ended', { reason });
    // One that failed keeps saying why until a new one is up.
    if (current?.life !== 'failed') become({ life: 'restarting' });
    startAgain();
  }

  function startAgain(): void {
    deaths = [...deaths.filter((at) => now() - at < MEMORY_MS), now()];
    const pauseMs = Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (deaths.length - 1));
    after(pauseMs, () => {
      if (stopped === null) start();
    });
  }

  function send(name: string, input: unknown, answer: (result: Result<unknown>) => void): void {
    if (link === null || current?.life !== 'up') {
      answer(current?.problem ? { ok: false, problem: current.problem } : bad('core.restarting'));
      return;
    }
    const id = nextId;
    nextId += 1;
    const asked = link;
    const giveUp = after(ANSWER_MS, () => {
      log('core does not answer', { call: name });
      asked.kill();
    });
    waiting.set(id, { answer, giveUp });
    link.send({ id, call: name, input });
  }

  start();
  return {
    call: (name, input) =>
      new Promise((answer) => {
        if (current === undefined) early.push(() => send(name, input, answer));
        else send(name, input, answer);
      }),
    life: () => current,
    pid: () => link?.pid(),
    stop: () =>
      new Promise((resolve) => {
        const force = link === null ? null : end(link);
        stopped = () => {
          force?.();
          resolve();
        };
        if (link === null) stopped();
      }),
  };
}
