/** Enter as whoever types all day means it: on with it, without a walk through every button of the screen. */
import { useEffect, useRef, type RefObject } from 'react';

/** Between the last key of a scanner and its Enter there is less; a hand that finds Enter needs more. */
const HAND_MS = 100;
/** Whoever presses sooner meant the screen before. */
const READS_MS = 500;

/**
 * Presses the primary button of the form where Enter is pressed on the heading, which has the focus when a screen
 * comes, and where Ctrl and Enter are pressed anywhere in it: in a text of several lines, on a button. A held key, a
 * scanner's, and one that was meant for the screen before press nothing.
 */
export function useEnterGoesOn(screen: string): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const { current } = form;
    const sinceMs = performance.now();
    let lastMs = Number.NEGATIVE_INFINITY;
    const press = (event: KeyboardEvent) => {
      const { key, repeat, ctrlKey, timeStamp } = event;
      const isByHand = timeStamp - lastMs >= HAND_MS && timeStamp - sinceMs >= READS_MS;
      if (key !== 'Control') lastMs = timeStamp;
      if (!isMeant(event) || (!ctrlKey && !(event.target instanceof HTMLHeadingElement))) return;
      event.preventDefault();
      const isShown = current?.querySelector('main')?.dataset['screen'] === screen;
      if (isShown && isByHand && !repeat)
        current?.querySelector<HTMLElement>('.screen-primary [type="submit"]')?.click();
    };
    current?.addEventListener('keydown', press);
    return () => current?.removeEventListener('keydown', press);
  }, [screen]);
  return form;
}

const isMeant = ({ key, shiftKey, altKey, metaKey }: KeyboardEvent): boolean =>
  key === 'Enter' && !shiftKey && !altKey && !metaKey;
