import { useEffect, useRef, useState, type RefObject } from 'react';
import { reportActivity } from '../../app/activity.ts';
import { begin, drawMoves, seen, type Check } from './check.ts';
import { chance, pictureOf } from './picture.ts';
import type { FaceEngine } from './port.ts';

export type Outcome = {
  /** All movements were seen. */
  readonly liveness: boolean;
  /** Of the less alike of two pictures; null where it did not come to a comparison. */
  readonly score: number | null;
};

type Shown = Check | { readonly phase: 'compare' };

/** Between two pictures: a window must stay quick, and a head is slow. */
const PAUSE_MS = 60;
const WAIT_MS = 200;
/** A camera that gives no picture for so long hangs: the check ends as with one that is gone. */
const DARK_MS = 20_000;

const later = (ms: number): Promise<void> => new Promise((done) => window.setTimeout(done, ms));

/**
 * Looks and compares until the check ends, then tells `onOutcome` once; `failed` where the
 * engine gives up or the camera hangs. What is left of it when the screen goes away is never told.
 */
export function useFaceCheck(
  engine: FaceEngine,
  video: RefObject<HTMLVideoElement | null>,
  on: { readonly outcome: (outcome: Outcome) => void; readonly failed: () => void },
): Shown {
  const [shown, setShown] = useState<Shown>(() => begin(performance.now()));
  const told = useRef(on);
  useEffect(() => {
    told.current = on;
  });
  useEffect(() => {
    const gone = new AbortController();
    const show = (next: Shown) => {
      if (!gone.signal.aborted) setShown(next);
    };
    run(engine, video, show, gone.signal).then(
      (outcome) => gone.signal.aborted || told.current.outcome(outcome),
      () => gone.signal.aborted || told.current.failed(),
    );
    return () => gone.abort();
  }, [engine, video]);
  return shown;
}

async function run(
  engine: FaceEngine,
  video: RefObject<HTMLVideoElement | null>,
  show: (shown: Shown) => void,
  gone: AbortSignal,
): Promise<Outcome> {
  let check: Check = begin(performance.now());
  let first: number | null = null;
  let darkSince: number | null = null;
  while (!gone.aborted) {
    // The camera's next picture comes during the pause.
    const [picture] = await Promise.all([video.current && pictureOf(video.current), later(PAUSE_MS)]);
    if (!picture) {
      darkSince ??= performance.now();
      if (performance.now() - darkSince > DARK_MS) throw new Error('the camera gives no pictures');
      await later(WAIT_MS);
      continue;
    }
    darkSince = null;
    const sight = await engine.look(picture);
    if (sight.faces > 0) reportActivity();
    const before: Check = check;
    check = seen(before, sight, performance.now(), () => drawMoves(chance));
    show(check);
    if (check.phase === 'failed') return { liveness: false, score: null };
    // The face at the beginning and at the end: who changes places in between is compared twice.
    if (before.phase === 'look' && check.phase === 'move') first = await scoreOf(engine, video);
    if (check.phase === 'done') {
      show({ phase: 'compare' });
      const last = await scoreOf(engine, video);
      return { liveness: true, score: first === null || last === null ? 0 : Math.min(first, last) };
    }
  }
  throw new Error('nobody waits for the outcome');
}

/** How alike the face is to the document's, now; null where none was seen. */
async function scoreOf(
  engine: FaceEngine,
  video: RefObject<HTMLVideoElement | null>,
): Promise<number | null> {
  const picture = video.current && (await pictureOf(video.current));
  return picture && (await engine.keep(picture, 'live')) ? engine.compare() : null;
}
