/**
 * Marks the passage that is heard. The browser paints it over the text: the page itself is not
 * touched, so nothing moves and a screen reader notices nothing.
 */
import type { Passage } from './passages.ts';

/** The name that base.css styles. */
const NAME = 'reading';

export function highlight(passage: Passage | null): void {
  const painted = (globalThis.CSS as typeof CSS | undefined)?.highlights;
  painted?.delete(NAME);
  if (passage === null) return;
  painted?.set(NAME, new Highlight(passage.range));
  passage.range.startContainer.parentElement?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}
