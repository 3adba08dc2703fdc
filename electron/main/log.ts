/** Plain JSON lines for whoever runs the kiosk: what happened and when, never about whom. */

export type Log = (what: string, detail?: Record<string, string | number | boolean>) => void;

/** A log that gives each line to `write`, stamped with `now()`; `detail` must hold no personal data. */
export function createLog(write: (line: string) => void, now: () => Date): Log {
  return (what, detail = {}) =>
    write(`${JSON.stringify({ time: now().toISOString(), from: 'main', what, ...detail })}\n`);
}
