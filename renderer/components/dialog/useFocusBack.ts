import { useRef } from 'react';

/**
 * Where the focus goes when what lay over the screen is closed: back to what had it; where that is gone meanwhile, such
 * as with a row that was deleted, to the screen's heading, for a page without a focus hears no key.
 */
export function useFocusBack() {
  const before = useRef<Element | null>(null);
  return {
    /** To be called as it opens, while the screen still has the focus. */
    remember: () => {
      before.current = document.activeElement;
    },
    /** Null for what had it. */
    back: () =>
      before.current?.isConnected === true ? null : document.querySelector<HTMLElement>('main h1'),
  };
}
