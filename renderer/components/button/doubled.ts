import type { MouseEvent } from 'react';

/** Of two taps by a trembling hand; whoever has seen the next screen presses later than that. */
const DOUBLE_MS = 500;

/**
 * Whether this is the second tap of a trembling hand, which would fall on the next screen's button. The browser counts
 * taps on one spot for longer than that, and a press in good time must not be lost; so the time is our own.
 */
export function isDoubled({ detail, timeStamp }: MouseEvent): boolean {
  // On the page itself, because the button of the tap before is gone.
  const { dataset } = document.documentElement;
  const before = Number(dataset['pressedAt'] ?? Number.NEGATIVE_INFINITY);
  dataset['pressedAt'] = String(timeStamp);
  return detail > 1 && timeStamp - before < DOUBLE_MS;
}
