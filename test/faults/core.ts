/** A kiosk's core in a process of its own, spoken to as the application speaks to it, killed as a power cut kills it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { CallName, Input, Output } from '../../shared/api/calls.ts';
import type { InnerCallName, InnerInput, InnerOutput } from '../../shared/api/inner.ts';
import type { Problem, Result } from '../../shared/api/result.ts';
import type { DeskState } from '../../shared/api/views.ts';
import { CoreMessage, type OpenMessage } from '../../shared/api/wire.ts';
import { killTree } from '../e2e/processes.ts';
import { CLERK } from './sessions.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');
const ENTRY = path.join(ROOT, 'electron/core/index.ts');

export type CoreProcess = {
  pid: number;
  /** What the core said when it opened: null where it is ready. */
  problem: Problem | null;
  call<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>>;
  /** What only main asks. */
  call<N extends InnerCallName>(name: N, input: InnerInput<N>): Promise<Result<InnerOutput<N>>>;
  /** Anything at all to the core, as a window that went mad would. */
  send(message: unknown): void;
  /** The answer to the call with this number; a core that ends rejects. */
  answer(id: number): Promise<Result<unknown>>;
  /** The newest state it told. */
  state(): DeskState | null;
  /** The first state that is as wanted; throws after `ms`. */
  until(isWanted: (state: DeskState) => boolean, ms: number, what: string): Promise<DeskState>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** Resolves when it is gone, with its exit code or signal. */
  gone: Promise<number | NodeJS.Signals | null>;
};

export type CoreStart = Pick<OpenMessage['open'], 'data'> & {
  registry?: string;
  enrol?: string;
  env?: NodeJS.ProcessEnv;
  /** A command that runs the core: it is given Node's path and arguments, such as `['strace', '-f']`. */
  under?: string[];
};

/** The core died before it answered: the window would send the same call again. */
export const isDeath = (error: unknown): boolean =>
  error instanceof Error && error.message === 'the core is gone';

/** Starts a core on `data` and waits until it is ready, or says why it is not. */
export async function startCore({ data, registry, enrol, env, under = [] }: CoreStart): Promise<CoreProcess> {
  const [execPath, ...before] = [...under, process.execPath];
  const child = fork(ENTRY, [], {
    execPath,
    execArgv: before,
    env: { QALQAN_LOG: process.env.QALQAN_LOUD ? 'info' : 'silent', ...process.env, ...env },
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<
    number,
    { resolve: (result: Result<unknown>) => void; reject: (error: Error) => void }
  >();
  const watchers = new Set<() => void>();
  let latest: DeskState | null = null;
  let isGone = false;
  let nextId = 1;
  const opened = Promise.withResolvers<Problem | null>();
  const gone = once(child, 'exit').then(
    ([code, signal]: (number | NodeJS.Signals | null)[]) => signal ?? code ?? null,
  );

  child.on('message', (received) => {
    const message = CoreMessage.parse(received);
    if ('ready' in message) opened.resolve(null);
    else if ('failed' in message) opened.resolve(message.failed);
    else if ('state' in message) {
      latest = message.state;
      for (const look of watchers) look();
    } else {
      const { result } = message;
      waiting.get(message.id)?.resolve(result.ok ? { ok: true, value: result.value } : result);
      waiting.delete(message.id);
    }
  });
  void gone.then(() => {
    isGone = true;
    opened.reject(new Error('the core is gone'));
    for (const { reject } of waiting.values()) reject(new Error('the core is gone'));
    waiting.clear();
    for (const look of watchers) look();
    return null;
  });
  child.on('error', opened.reject);

  const send = (message: unknown) => {
    if (child.connected) child.send(message as object, () => {});
  };
  const answer = (id: number) => {
    const asked = Promise.withResolvers<Result<unknown>>();
    // Whoever asked may have gone on already.
    asked.promise.catch(() => {});
    if (isGone || !child.connected) asked.reject(new Error('the core is gone'));
    else waiting.set(id, asked);
    return asked.promise;
  };
  const end = async (how: () => void) => {
    if (!isGone) how();
    await gone;
  };

  send({
    open: {
      data,
      databaseKey: null,
      boot: 'faults',
      version: '0.1.0',
      release: false,
      ...(registry && { registry }),
      ...(enrol && { enrol }),
    },
  });
  const problem = await opened.promise;
  return {
    pid: child.pid ?? 0,
    problem,
    send,
    answer,
    call: (call: CallName | InnerCallName, input: unknown): Promise<Result<never>> => {
      const id = nextId;
      nextId += 1;
      const answered = answer(id);
      send({ id, call, input });
      return answered as Promise<Result<never>>;
    },
    state: () => latest,
    async until(isWanted, ms, what) {
      const { promise, resolve, reject } = Promise.withResolvers<DeskState>();
      const timer = setTimeout(
        () => reject(new Error(`not within ${ms} ms: ${what}; ${JSON.stringify(latest)}`)),
        ms,
      );
      const look = () => {
        if (latest && isWanted(latest)) resolve(latest);
        else if (isGone) reject(new Error('the core is gone'));
      };
      watchers.add(look);
      look();
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        watchers.delete(look);
      }
    },
    kill: () =>
      under.length === 0
        ? end(() => child.kill('SIGKILL'))
        : killTree(child.pid ?? 0).then(() => end(() => {})),
    stop: () => end(() => child.disconnect()),
    gone,
  };
}

/** Signs the demo's clerk in, after the staff list has come. */
export async function signIn(core: CoreProcess): Promise<void> {
  for (;;) {
    const result = await core.call('staff.signIn', { key: uuidv7(), ...CLERK });
    if (result.ok) return;
    if (result.problem.code !== 'staff.none' && result.problem.code !== 'kiosk.notEnrolled')
      throw new Error(JSON.stringify(result.problem));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
