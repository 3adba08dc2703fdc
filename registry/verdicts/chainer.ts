/** Chains verdicts: few at once here, many on a thread of their own while this one serves other devices. */
import { Worker } from 'node:worker_threads';
import type { Signer } from '../../shared/protocol/signing.ts';
import { chain, type Chained, type FeedEnd, type Unchained } from './chain.ts';
import type { ChainDone, ChainTask } from './chainWorker.ts';

export type Chainer = {
  chain(end: FeedEnd, said: readonly Unchained[]): Promise<Chained>;
  close(): Promise<void>;
};

/** So many are signed in the time that a message to the thread and back takes on a busy machine. */
const FEW = 50;

type Waiting = PromiseWithResolvers<Chained>;

/** A chainer that signs with `signer`. The thread starts with the first long chain, and does not keep us alive. */
export function createChainer(signer: Signer): Chainer {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let tasks = 0;

  function start(): Worker {
    const started = new Worker(new URL('./chainWorker.ts', import.meta.url), { workerData: signer });
    started.unref();
    started.on('message', ({ task, chained }: ChainDone) => {
      waiting.get(task)?.resolve(chained);
      waiting.delete(task);
    });
    const fail = (error: Error) => {
      // Those who wait are rolled back and told to come again; the next long chain gets a new thread.
      worker = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    started.on('error', fail);
    started.on('exit', () => fail(new Error('the signing thread ended')));
    return started;
  }

  return {
    async chain(end, said) {
      if (said.length <= FEW) return chain(end, said, signer);
      worker ??= start();
      tasks += 1;
      const done: Waiting = Promise.withResolvers();
      waiting.set(tasks, done);
      const task: ChainTask = { task: tasks, end, said: JSON.stringify(said) };
      worker.postMessage(task, []);
      return done.promise;
    },
    async close() {
      await worker?.terminate();
    },
  };
}
