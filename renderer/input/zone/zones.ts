/** The lines of a document that the camera sees. */
import type { Box } from '../face/port.ts';
import { filmedIn } from '../film.ts';
import { AnsweredZone, type AskedZone } from './wire.ts';

/** Where they are to be held, in shares of the picture. */
export const ZONE_FRAME: Box = { x: 0.03, y: 0.31, width: 0.94, height: 0.38 };

export type Recognised = Extract<AnsweredZone, { ok: true }>;

export type ZoneReader = {
  /** What is in a picture, which becomes the reader's; null once it cannot be had on this machine. */
  readonly read: (picture: ImageBitmap) => Promise<Recognised | null>;
  readonly end: () => void;
};

/** Starts a worker that recognises letters; `end` stops it. */
export function openZoneReader(): ZoneReader {
  const worker = new Worker(new URL('./zoneWorker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (answer: Recognised | null) => void>();
  let last = 0;
  let isDead = false;
  const give = (id: number, answer: Recognised | null) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const answered = AnsweredZone.safeParse(data);
    if (answered.success) give(answered.data.id, answered.data.ok ? answered.data : null);
  });
  worker.addEventListener('error', () => {
    // Often before the camera shows anything: what is asked later has no answer either.
    isDead = true;
    for (const id of waiting.keys()) give(id, null);
  });
  return {
    read: (picture) =>
      new Promise((resolve) => {
        if (isDead) {
          picture.close();
          return resolve(null);
        }
        last += 1;
        waiting.set(last, resolve);
        worker.postMessage({ id: last, picture } satisfies AskedZone, [picture]);
      }),
    end: () => worker.terminate(),
  };
}

/** Around the frame, in shares of the picture: a letter at its edge is read better with some paper about it. */
const MARGIN = 0.03;

/** The part of the film inside the frame and a little around it, as sharp as it is; null while nothing is shown. */
export const zonePictureOf = (video: HTMLVideoElement): Promise<ImageBitmap | null> =>
  filmedIn(video, {
    x: ZONE_FRAME.x - MARGIN,
    y: ZONE_FRAME.y - MARGIN,
    width: ZONE_FRAME.width + 2 * MARGIN,
    height: ZONE_FRAME.height + 2 * MARGIN,
  });
