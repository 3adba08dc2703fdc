import { useEffect, useRef } from 'react';
import { putBack, typedField, type TypedField } from './typing.ts';
import { createWedge, type Scan, type Stroke } from './wedge.ts';

type Before = { readonly field: TypedField; readonly value: string; readonly caret: number } | null;

/**
 * Hears a scanner that types like a keyboard, while `isOn`, whatever has the focus. What it typed into a
 * field on the way is taken out again, and its Enter or Tab does nothing. Twelve digits stay in a field
 * from which `takesNumberFrom` does not take them: they are what it asks for.
 */
export function useScanner(
  isOn: boolean,
  onScan: (scan: Scan) => void,
  takesNumberFrom: (field: TypedField) => boolean,
): void {
  const hear = useRef(onScan);
  const takes = useRef(takesNumberFrom);
  useEffect(() => {
    hear.current = onScan;
    takes.current = takesNumberFrom;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    let before: Before = null;
    const isTyped = () => before !== null && !takes.current(before.field);
    // Heard once its field is as it was before: what a scan gives to that very field would be taken out with its letters.
    const tell = (scan: Scan) => queueMicrotask(() => hear.current(scan));
    const wedge = createWedge(tell, isTyped, {
      set: (run, ms) => window.setTimeout(run, ms),
      clear: (timer) => window.clearTimeout(timer),
    });
    const press = (event: KeyboardEvent) => {
      const stroke = strokeOf(event);
      if (stroke === null) return;
      // The number of the time of the event, not of its handling: a busy page handles many at once.
      const heard = wedge.stroke(stroke, event.timeStamp);
      if (heard === 'begins') before = now();
      // Within a scan a space presses no button, and ticks nothing.
      if (heard === 'goes-on' && event.code === 'Space' && typedField(document.activeElement) === null)
        event.preventDefault();
      if (heard !== 'taken') return;
      event.preventDefault();
      event.stopPropagation();
      if (before !== null) putBack(before.field, before.value, before.caret);
      before = null;
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => {
      wedge.stop();
      window.removeEventListener('keydown', press, { capture: true });
    };
  }, [isOn]);
}

function now(): Before {
  const field = typedField(document.activeElement);
  return field && { field, value: field.value, caret: field.selectionStart ?? field.value.length };
}

/** What was pressed, by its place on the keyboard: a scanner knows nothing of the Cyrillic that is set. */
function strokeOf({ code, key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): Stroke | null {
  if (ctrlKey || altKey || metaKey) return null;
  if (key === 'Enter' || key === 'Tab') return shiftKey ? null : 'end';
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  if (letter !== undefined) return { char: letter };
  const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(code) ?? [];
  if (digit !== undefined && (!shiftKey || code.startsWith('Numpad'))) return { char: digit };
  const sign = SIGNS[shiftKey ? `Shift+${code}` : code];
  if (sign !== undefined) return { char: sign };
  return key.length === 1 ? { char: key } : null;
}

/** Where a scanner's keyboard has the signs of a machine-readable zone and of a QR code's letters (base45). */
const SIGNS: Readonly<Record<string, string>> = {
  'Shift+Comma': '<',
  'Shift+IntlBackslash': '<',
  Space: ' ',
  'Shift+Digit4': '$',
  'Shift+Digit5': '%',
  'Shift+Digit8': '*',
  'Shift+Equal': '+',
  'Shift+Semicolon': ':',
  Minus: '-',
  Period: '.',
  Slash: '/',
};
