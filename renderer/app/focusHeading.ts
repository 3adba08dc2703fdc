import { useEffect } from 'react';

/** Puts the focus to the screen's beginning, where what had it is taken away: a page without a focus hears no key. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
}

/** Of a part of a screen that goes once it is done with: whoever was in it is at the screen's beginning then. */
export function useFocusAfter(isThere: boolean): void {
  useEffect(() => {
    if (!isThere && document.activeElement === document.body) focusHeading();
  }, [isThere]);
}
