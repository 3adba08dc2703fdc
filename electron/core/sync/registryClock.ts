/**
 * The registry's time, carried on by a clock that nobody can set (registry-protocol, section 6): for
 * tokens, and to tell how far off this kiosk is; never for the time of an act.
 */
import type { Clock } from '../clock.ts';

export type RegistryClock = {
  /** Milliseconds since 1970 for a token: the registry's time where it is known, else the kiosk's. */
  now(): number;
  /** The registry's time less the kiosk's, in ms; null until the registry told its time in this run. */
  offsetMs: () => number | null;
  /** The registry says it is `instant` (RFC 3339) now. */
  set(instant: string): void;
};

export function createRegistryClock(clock: Clock): RegistryClock {
  let told: { at: number; run: number } | null = null;
  const known = () => (told ? told.at + (clock.monotonic() - told.run) : null);
  return {
    now: () => Math.round(known() ?? clock.now()),
    offsetMs() {
      const now = known();
      return now === null ? null : Math.round(now - clock.now());
    },
    set(instant) {
      const at = Date.parse(instant);
      if (!Number.isNaN(at)) told = { at, run: clock.monotonic() };
    },
  };
}
