/**
 * Whether somebody is at the desk. A touch, a key, a scanner's letters and the wheel are heard by
 * themselves; what goes on without any of them (speech, printing, a camera that looks) says so.
 */

const ACTIVITY = 'kiosk-activity';
const HEARD = ['pointerdown', 'keydown', 'input', 'wheel', ACTIVITY] as const;

/** Says that the kiosk serves somebody just now, though nobody touches anything. */
export function reportActivity(): void {
  window.dispatchEvent(new Event(ACTIVITY));
}

/** Hears of all activity in this window until the returned function is called. */
export function onActivity(hear: () => void): () => void {
  for (const kind of HEARD) window.addEventListener(kind, hear, { capture: true, passive: true });
  return () => {
    for (const kind of HEARD) window.removeEventListener(kind, hear, { capture: true });
  };
}
