/** Asks whether anybody is there when nobody does anything, as often as needed; unanswered, it ends. */
import type { Patience } from '../../shared/api/wire.ts';

export type IdleTimers = {
  readonly set: (run: () => void, ms: number) => unknown;
  readonly clear: (timer: unknown) => void;
};

export type IdleWatchParts = {
  readonly patience: Patience;
  readonly timers: IdleTimers;
  /** The question is to be shown, or taken away again because somebody is there. */
  readonly onAsk: (isAsking: boolean) => void;
  /** Nobody answered. */
  readonly onEnd: () => void;
};

export type IdleWatch = {
  /** Somebody did something. */
  readonly active: () => void;
  readonly stop: () => void;
};

/** Begins to wait at once. After the end it waits anew: whoever could not be put away is asked again. */
export function createIdleWatch({ patience, timers, onAsk, onEnd }: IdleWatchParts): IdleWatch {
  let timer: unknown;
  let isAsking = false;

  const wait = (): void => {
    timers.clear(timer);
    timer = timers.set(ask, patience.idleMs);
  };
  const ask = (): void => {
    isAsking = true;
    onAsk(true);
    timer = timers.set(end, patience.askMs);
  };
  const settle = (): void => {
    if (isAsking) onAsk(false);
    isAsking = false;
    wait();
  };
  const end = (): void => {
    settle();
    onEnd();
  };
  wait();
  return { active: settle, stop: () => timers.clear(timer) };
}
