/** Enter as whoever types all day means it: on with it, without a walk through every button of the screen. */
import type { KeyboardEvent } from 'react';

/** Between the last key of a scanner and its Enter there is less; a hand that finds Enter needs more. */
const HAND_MS = 100;
/** Whoever presses sooner meant the screen before. */
const READS_MS = 500;

/** What was pressed last on a screen, and since when that stands. */
export type Pressed = { lastMs: number; readonly sinceMs: number };

/**
 * Presses the primary button where Enter is pressed on the heading, which has the focus when a screen comes, and where
 * Ctrl and Enter are pressed anywhere on it: in a text of several lines, on a button. A held key, a scanner's and the
 * one that brought this screen press nothing.
 */
export function enterGoesOn(event: KeyboardEvent<HTMLFormElement>, pressed: Pressed): void {
  const { key, repeat, ctrlKey, shiftKey, altKey, metaKey, timeStamp, target } = event;
  const isByHand = timeStamp - pressed.lastMs >= HAND_MS && timeStamp - pressed.sinceMs >= READS_MS;
  if (key !== 'Control') pressed.lastMs = timeStamp;
  if (key !== 'Enter' || shiftKey || altKey || metaKey) return;
  if (!ctrlKey && !(target instanceof HTMLHeadingElement)) return;
  event.preventDefault();
  if (repeat || !isByHand) return;
  event.currentTarget.querySelector<HTMLElement>('.screen-primary [type="submit"]')?.click();
}
