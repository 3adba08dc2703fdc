/** Time as the registry sees and writes it. The clock is always a parameter. */

/** A clock and its timer. `now` is in epoch milliseconds; `later` returns how to cancel. */
export type Clock = {
  now(): number;
  later(ms: number, run: () => void): () => void;
};

/** The offset of Kazakhstan, which is the same all year. */
export const KAZAKHSTAN_MS = 5 * 3_600_000;
/** The longest delay setTimeout takes; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's clock. Its timers do not keep a process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  later(ms, run) {
    const timer = setTimeout(run, Math.min(Math.max(ms, 0), LONGEST_TIMER_MS)).unref();
    return () => clearTimeout(timer);
  },
};

/** An epoch time as RFC 3339 in Kazakhstan's time (UTC+5), with milliseconds. */
export const instant = (ms: number): string =>
  new Date(ms + KAZAKHSTAN_MS).toISOString().replace('Z', '+05:00');

/** The same without milliseconds: a certificate has to fit on paper. */
export const shortInstant = (ms: number): string => instant(ms).replace(/\.\d{3}/, '');

/** The year of an epoch time at UTC+5: the year of a record's number. */
export const yearOf = (ms: number): number => new Date(ms + KAZAKHSTAN_MS).getUTCFullYear();

const UNITS_MS = { D: 86_400_000, H: 3_600_000, M: 60_000, S: 1000 };

/**
 * An ISO 8601 duration of weeks, days, hours, minutes and seconds in milliseconds: 'PT48H' → 172,800,000.
 * Throws a RangeError for years and months, whose length nobody can say, and for anything else.
 */
export function durationMs(text: string): number {
  const weeks = /^P(\d+)W$/.exec(text);
  if (weeks) return Number(weeks[1]) * 7 * UNITS_MS.D;
  const parts = /^P(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  if (!parts) throw new RangeError(`duration ${text}`);
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  return (
    Number(days) * UNITS_MS.D +
    Number(hours) * UNITS_MS.H +
    Number(minutes) * UNITS_MS.M +
    Math.round(Number(seconds) * UNITS_MS.S)
  );
}
