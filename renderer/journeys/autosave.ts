export type Timers = {
  readonly set: (run: () => void, ms: number) => unknown;
  readonly clear: (timer: unknown) => void;
};

export type Autosave<T> = {
  /** Something was typed: it is saved within `DELAY_MS`, however long the typing goes on. */
  readonly changed: (content: T) => void;
  /** Saves what is not saved yet; false when that could not be done. */
  readonly flush: () => Promise<boolean>;
  /** Nothing is saved any more: the draft is closed or belongs to nobody here. */
  readonly stop: () => void;
};

export const DELAY_MS = 300;
const RETRY_MS = 1000;

/**
 * Saves a draft a moment after it changed, one save at a time, the newest content last.
 * A save that failed is tried again each second, because what was typed must not be lost;
 * `onResult` hears each time whether it is safe.
 */
export function createAutosave<T>(parts: {
  readonly save: (content: T) => Promise<boolean>;
  readonly onResult: (saved: boolean) => void;
  readonly timers: Timers;
}): Autosave<T> {
  const { save, onResult, timers } = parts;
  let unsaved: { content: T } | null = null;
  let timer: unknown = null;
  let running: Promise<boolean> | null = null;
  let stopped = false;

  const plan = (ms: number) => {
    timer ??= timers.set(() => {
      timer = null;
      void flush();
    }, ms);
  };

  const saveNewest = async (): Promise<boolean> => {
    let saved = true;
    while (unsaved && saved && !stopped) {
      const taken = unsaved;
      unsaved = null;
      saved = await save(taken.content);
      if (!saved) unsaved ??= taken;
      if (!stopped) onResult(saved);
    }
    if (!saved && !stopped) plan(RETRY_MS);
    return saved;
  };

  const flush = (): Promise<boolean> => {
    if (timer !== null) timers.clear(timer);
    timer = null;
    running ??= saveNewest().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    changed(content) {
      unsaved = { content };
      if (!stopped && !running) plan(DELAY_MS);
    },
    flush,
    stop() {
      stopped = true;
      unsaved = null;
      if (timer !== null) timers.clear(timer);
      timer = null;
    },
  };
}
