/** The kiosk's clocks, handed to whoever needs the time, so that tests can hold them. */
export type Clock = {
  /** Milliseconds since 1970 by the machine's clock, which people and power cuts may set wrong. */
  now(): number;
  /** Milliseconds since some moment of this run; never goes back. */
  monotonic(): number;
};

export const systemClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };
