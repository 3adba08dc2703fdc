import { useEffect } from 'react';

/** Keys that mean nothing in a field and lie apart: a hand finds them without looking. */
const COVER_KEYS = ['Pause', 'ScrollLock'];

/** Covers everything at the press of a key, whatever has the focus. */
export function useCoverKey(cover: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!COVER_KEYS.includes(event.key)) return;
      event.preventDefault();
      cover();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [cover]);
}
