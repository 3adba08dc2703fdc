/** Codes that the camera sees. */
import { z } from 'zod';
import { paperOf, type Scan } from '../wedge.ts';
import type { AskedCodes } from './codeWorker.ts';

export type CodeReader = {
  /** The texts of the codes in a picture, which becomes the reader's; none once it cannot be had on this machine. */
  readonly read: (picture: ImageBitmap) => Promise<readonly string[]>;
  readonly end: () => void;
};

const Answered = z.object({ id: z.int(), texts: z.array(z.string().max(10_000)) });

/** Starts a worker that reads codes; `end` stops it. */
export function openCodeReader(): CodeReader {
  const worker = new Worker(new URL('./codeWorker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (texts: readonly string[]) => void>();
  let last = 0;
  let isDead = false;
  const give = (id: number, texts: readonly string[]) => {
    waiting.get(id)?.(texts);
    waiting.delete(id);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const answered = Answered.safeParse(data);
    if (answered.success) give(answered.data.id, answered.data.texts);
  });
  worker.addEventListener('error', () => {
    // What was asked has no answer any more, and what is asked later has none either.
    isDead = true;
    for (const id of waiting.keys()) give(id, []);
  });
  return {
    read: (picture) =>
      new Promise((resolve) => {
        if (isDead) {
          picture.close();
          return resolve([]);
        }
        last += 1;
        waiting.set(last, resolve);
        worker.postMessage({ id: last, picture } satisfies AskedCodes, [picture]);
      }),
    end: () => worker.terminate(),
  };
}

/** What a code means at the desk, as if a scanner had typed it; null for a text that is none of ours. */
export function scanOf(text: string): Scan | null {
  const plain = text.trim().toUpperCase();
  if (/^\d{12}$/.test(plain)) return { kind: 'number', digits: plain };
  return paperOf(plain);
}
