/** The thread of `chainer.ts`: chains what it is given, one feed after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Signer } from '../../shared/protocol/signing.ts';
import { chain, type Chained, type FeedEnd, type Unchained } from './chain.ts';

/** `said` is JSON: a long text crosses faster than many small objects. */
export type ChainTask = { task: number; end: FeedEnd; said: string };
export type ChainDone = { task: number; chained: Chained };

const signer = workerData as Signer;
const port = parentPort;
port?.on('message', ({ task, end, said }: ChainTask) => {
  const chained = chain(end, JSON.parse(said) as Unchained[], signer);
  port.postMessage({ task, chained } satisfies ChainDone, []);
});
