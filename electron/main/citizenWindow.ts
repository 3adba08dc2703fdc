/** When and where the citizen has a window of their own: on the second display, while there is one. */
import type { BrowserWindow, Display, Rectangle } from 'electron';

export type CitizenPlace =
  | { readonly kind: 'display'; readonly bounds: Rectangle }
  /** An ordinary window, for a clerk whose displays are one wide one, and for tests. */
  | { readonly kind: 'window' };

export type PlaceQuestion = {
  displays: readonly Pick<Display, 'id' | 'bounds'>[];
  primary: number;
  windowed: boolean;
  /** `--citizen-window`. */
  isWanted: boolean;
};

/**
 * The citizen's place, or null where the one screen has to be turned. Among several displays beside the
 * primary it is the one furthest left, then up; one that shows the same as the primary is no second one.
 */
export function citizenPlace({ displays, primary, windowed, isWanted }: PlaceQuestion): CitizenPlace | null {
  const first = displays.find(({ id }) => id === primary) ?? displays[0];
  const [second] = displays
    .filter(({ id, bounds }) => id !== first?.id && !(first && isSame(bounds, first.bounds)))
    .toSorted((a, b) => a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y);
  if (!windowed && second) return { kind: 'display', bounds: second.bounds };
  return isWanted ? { kind: 'window' } : null;
}

const isSame = (a: Rectangle, b: Rectangle): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** The part of Electron's `screen` that is used. */
export type Screens = {
  getAllDisplays(): Display[];
  getPrimaryDisplay(): Display;
  on(event: 'display-added' | 'display-removed' | 'display-metrics-changed', hear: () => void): unknown;
};

export type CitizenWindowParts = {
  screens: Screens;
  windowed: boolean;
  isWanted: boolean;
  open: (place: CitizenPlace) => BrowserWindow;
  /** It opened, closed, or its page was loaded. */
  onChange: () => void;
};

export type CitizenWindow = {
  /** The window, where there is one. */
  now(): BrowserWindow | null;
  /** Whether it has a display to itself. */
  isOnOwnDisplay(): boolean;
};

/** Opens the citizen's window where there is a place for it, and follows displays that come and go. */
export function followDisplays({ screens, open, onChange, ...how }: CitizenWindowParts): CitizenWindow {
  let window: BrowserWindow | null = null;
  let place: CitizenPlace | null = null;

  const close = (): void => {
    const old = window;
    window = null;
    // destroy, not close: a window of the whole screen refuses to close.
    if (old && !old.isDestroyed()) old.destroy();
  };
  const reconsider = (): void => {
    const next = citizenPlace({
      displays: screens.getAllDisplays(),
      primary: screens.getPrimaryDisplay().id,
      ...how,
    });
    if (JSON.stringify(next) === JSON.stringify(place) && (window !== null || next === null)) return;
    place = next;
    close();
    if (next) {
      const opened = open(next);
      window = opened;
      opened.on('closed', () => {
        if (window !== opened) return;
        window = null;
        onChange();
      });
    }
    onChange();
  };

  for (const event of ['display-added', 'display-removed', 'display-metrics-changed'] as const)
    screens.on(event, reconsider);
  reconsider();
  return {
    now: () => (window === null || window.isDestroyed() ? null : window),
    isOnOwnDisplay: () => window !== null && place?.kind === 'display',
  };
}
