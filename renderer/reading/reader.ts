/** Reads passages one after the other: the next one is fetched while one is heard, so that there is no gap. */
import type { Result } from '../../shared/api/result.ts';
import type { Speech } from '../../shared/api/speech.ts';
import type { MakeSound, Sound } from './sound.ts';

/** `none`: there is no voice here; `failed`: this time it went wrong. */
export type Reading = 'idle' | 'reading' | 'paused' | 'none' | 'failed';

export type ReaderParts<P> = {
  readonly fetch: (passage: P) => Promise<Result<Speech>>;
  readonly sound: MakeSound;
  /** The passage that is heard from now on; null when nothing is. */
  readonly onPassage: (passage: P | null) => void;
  readonly onReading: (reading: Reading) => void;
  /** Everything was heard, from the first to the last. */
  readonly onEnd: () => void;
};

export type Reader<P> = {
  /** Reads from the first passage on, whatever was read before. */
  readonly start: (passages: readonly P[]) => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => void;
  /** How loud this and all that follows is, from 0 to 1. */
  readonly loudness: (share: number) => void;
};

export function createReader<P>({ fetch, sound, onPassage, onReading, onEnd }: ReaderParts<P>): Reader<P> {
  // Whatever belongs to an earlier reading is dropped when it comes.
  let turn = 0;
  let now: Sound | null = null;
  let isPaused = false;
  let share = 1;

  const finish = (reading: Reading): void => {
    turn += 1;
    now?.drop();
    now = null;
    isPaused = false;
    onPassage(null);
    onReading(reading);
  };

  const read = async (
    passages: readonly P[],
    index: number,
    fetched: Promise<Result<Speech>>,
  ): Promise<void> => {
    const mine = turn;
    const speech = await fetched;
    if (mine !== turn) return;
    const passage = passages[index];
    if (!speech.ok || passage === undefined) {
      finish(!speech.ok && speech.problem.code === 'speech.none' ? 'none' : 'failed');
      return;
    }
    const next = passages[index + 1];
    const ahead = next === undefined ? null : fetch(next);
    now = sound(speech.value, () => {
      if (mine !== turn) return;
      now?.drop();
      now = null;
      if (ahead !== null) void read(passages, index + 1, ahead);
      else {
        finish('idle');
        onEnd();
      }
    });
    now.loudness(share);
    onPassage(passage);
    if (!isPaused && !(await now.play()) && mine === turn && !isPaused) finish('failed');
  };

  return {
    start: (passages) => {
      finish('reading');
      const [first] = passages;
      if (first === undefined) finish('idle');
      else void read(passages, 0, fetch(first));
    },
    pause: () => {
      isPaused = true;
      now?.pause();
      onReading('paused');
    },
    resume: () => {
      isPaused = false;
      onReading('reading');
      const mine = turn;
      void now?.play().then((plays) => {
        if (!plays && mine === turn && !isPaused) finish('failed');
      });
    },
    stop: () => finish('idle'),
    loudness: (wanted) => {
      share = wanted;
      now?.loudness(share);
    },
  };
}
