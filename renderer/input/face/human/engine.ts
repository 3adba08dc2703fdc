/** The engine that ships: @vladmandic/human in a worker (docs/face.md). */
import type { FaceEngine, Sight } from '../port.ts';
import type { Answered, Asked } from './wire.ts';

/** Starts the worker and waits for its models. Rejects where they cannot be had. */
export async function openHumanEngine(): Promise<FaceEngine> {
  const worker = new Worker(new URL('./faceWorker.ts', import.meta.url), { type: 'module' });
  const engine = engineOf(worker);
  try {
    await engine.load();
  } catch (cause) {
    engine.end();
    throw cause;
  }
  return engine;
}

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (cause: Error) => void };

function engineOf(worker: Worker): FaceEngine & { readonly load: () => Promise<unknown> } {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let isOver = false;
  const end = () => {
    isOver = true;
    worker.terminate();
    for (const { reject } of waiting.values()) reject(new Error('the face engine has ended'));
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) asked?.resolve(data.value);
    else asked?.reject(new Error('the face engine could not answer'));
  });
  worker.addEventListener('error', end);
  type Question = Asked extends infer A ? (A extends { id: number } ? Omit<A, 'id'> : never) : never;
  const ask = <T>(question: Question, moved: Transferable[] = []): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (isOver) return reject(new Error('the face engine has ended'));
      last += 1;
      waiting.set(last, { resolve: resolve as (value: unknown) => void, reject });
      worker.postMessage({ ...question, id: last }, moved);
    });
  return {
    load: () => ask({ call: 'load' }),
    look: (picture) => ask<Sight>({ call: 'look', picture }, [picture]),
    keep: (picture, as) => ask<boolean>({ call: 'keep', picture, as }, [picture]),
    compare: () => ask<number | null>({ call: 'compare' }),
    end,
  };
}
