import { useCallback, useEffect, useState } from 'react';
import { typedField, type TypedField } from './typing.ts';

/**
 * How long the keyboard stays after its field lost the focus to something on the same screen. A button that was
 * pressed moves when the keyboard goes, so it goes only once the finger is off it and the click has come.
 */
const STAY_MS = 300;

/**
 * The field that has the focus, while `isOn`: from the moment it has it until something else is used.
 * The function closes the keyboard; a touch of the same field opens it again.
 */
export function useTouchedField(isOn: boolean): [TypedField | null, () => void] {
  const [field, setField] = useState<TypedField | null>(null);

  useEffect(() => {
    if (!isOn) return undefined;
    let timer: number | undefined;
    let isDown = false;
    let shown: TypedField | null = null;
    const show = (next: TypedField | null) => {
      shown = next;
      setField(next);
    };
    const look = () => {
      wait();
      const now = typedField(document.activeElement);
      if (now !== null) show(now);
      else if (isDown) later();
      else show(null);
    };
    const wait = (next?: number) => {
      window.clearTimeout(timer);
      timer = next;
    };
    const later = () => wait(window.setTimeout(look, STAY_MS));
    const press = (event: PointerEvent) => {
      isDown = event.type === 'pointerdown';
      // The click of a finger comes a moment after it is lifted, and must find its button where that was.
      if (!isDown && timer !== undefined) later();
    };
    // Once the finger is lifted: what moves the page before that, moves it from under the finger.
    const click = ({ target }: MouseEvent) => {
      const touched = typedField(target);
      if (touched !== null) show(touched);
    };
    // With the screen of its field it goes before the next one is seen: nothing there moves from under a finger.
    const isGone = () => shown !== null && !shown.isConnected;
    const focus = ({ target }: FocusEvent) => (typedField(target) === null && !isGone() ? later() : look());
    const there = typedField(document.activeElement);
    if (there !== null) later();
    document.addEventListener('focusin', focus);
    document.addEventListener('focusout', later);
    document.addEventListener('click', click, { capture: true });
    for (const kind of PRESSES) document.addEventListener(kind, press, { capture: true });
    return () => {
      wait();
      document.removeEventListener('focusin', focus);
      document.removeEventListener('focusout', later);
      document.removeEventListener('click', click, { capture: true });
      for (const kind of PRESSES) document.removeEventListener(kind, press, { capture: true });
      setField(null);
    };
  }, [isOn]);

  const close = useCallback(() => setField(null), []);
  return [field, close];
}

const PRESSES = ['pointerdown', 'pointerup', 'pointercancel'] as const;
