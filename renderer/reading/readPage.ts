/** Between the screen that is read and the button that reads it, which outlives the screen. */
export type ReadPage = {
  /** Another screen is there; answers what says that it went, so that whoever reads it stops (`onLeft`). */
  readonly enter: (screen: string) => () => void;
  /** The one that is there, or was last. */
  readonly screen: () => string;
  /** It wants to hear that it was read to its end. */
  readonly tell: (onRead: (() => void) | undefined) => void;
  readonly wasRead: () => void;
  /** Answers what takes it back. */
  readonly onLeft: (stop: () => void) => () => void;
};

export function createReadPage(): ReadPage {
  let shown = '';
  let heard: (() => void) | undefined;
  let left: (() => void) | undefined;
  return {
    enter: (screen) => {
      shown = screen;
      return () => left?.();
    },
    screen: () => shown,
    tell: (onRead) => {
      heard = onRead;
    },
    wasRead: () => heard?.(),
    onLeft: (stop) => {
      left = stop;
      return () => {
        left = undefined;
      };
    },
  };
}
