/** A scanner for tests of screens: keys a few milliseconds apart, and Enter. */
import { fireEvent } from '@testing-library/react';

/** A scanner on a Cyrillic layout: the keys are right, the letters they type are not. */
export function createScanner(): (line: string) => void {
  let atMs = 0;
  const press = (init: KeyboardEventInit) => {
    const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true });
    // A scanner's own clock: a busy machine handles the keys late, but knows when they came.
    atMs += 2;
    Object.defineProperty(event, 'timeStamp', { value: atMs });
    fireEvent(document.activeElement ?? document.body, event);
  };
  return (line) => {
    for (const char of line) press({ ...keyOf(char), key: 'Б' });
    const into = document.activeElement;
    if (into instanceof HTMLInputElement && into.type === 'text')
      fireEvent.input(into, { target: { value: `${into.value}${'Б'.repeat(line.length)}` } });
    press({ code: 'Enter', key: 'Enter' });
  };
}

/** The key that types `char` on a keyboard of the United States, which is what scanners take themselves for. */
function keyOf(char: string): KeyboardEventInit {
  if (/\d/.test(char)) return { code: `Digit${char}` };
  const [code = `Key${char}`, shiftKey = false] = SIGNS[char] ?? [];
  return { code, shiftKey };
}

const SIGNS: Readonly<Record<string, readonly [string, boolean?]>> = {
  '<': ['Comma', true],
  ' ': ['Space'],
  $: ['Digit4', true],
  '%': ['Digit5', true],
  '*': ['Digit8', true],
  '+': ['Equal', true],
  ':': ['Semicolon', true],
  '-': ['Minus'],
  '.': ['Period'],
  '/': ['Slash'],
};

/** A camera that is there, until it is pulled out; `stream` is what it films. */
export function fakeCamera() {
  let stopped = 0;
  const stop = () => void (stopped += 1);
  const track = Object.assign(new EventTarget(), { stop, kind: 'video' });
  const stream = { getTracks: () => [track], getVideoTracks: () => [track] };
  const devices = Object.assign(new EventTarget(), {
    enumerateDevices: async () => [{ kind: 'videoinput' }],
    getUserMedia: async () => stream,
  });
  Object.defineProperty(navigator, 'mediaDevices', { value: devices, configurable: true });
  return {
    stream,
    pullOut: () => track.dispatchEvent(new Event('ended')),
    stopped: () => stopped,
  };
}
