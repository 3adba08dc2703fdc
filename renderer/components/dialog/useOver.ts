import { useLayoutEffect } from 'react';
import './over.css';

/** `data-over-dialog` and so on. */
const NAMES = { dialog: 'overDialog', question: 'overQuestion', cover: 'overCover' } as const;

/**
 * Says on the root of the page what lies over it. While the page is locked its scrollbar leaves an empty strip that no
 * overlay reaches: it is painted like what lies beside it.
 */
export function useOver(kind: keyof typeof NAMES, open: boolean): void {
  useLayoutEffect(() => {
    if (!open) return undefined;
    const { dataset } = document.documentElement;
    // One dialog may lie over another.
    const count = (change: number) => {
      const now = Number(dataset[NAMES[kind]] ?? 0) + change;
      if (now > 0) dataset[NAMES[kind]] = String(now);
      else delete dataset[NAMES[kind]];
    };
    count(1);
    return () => count(-1);
  }, [kind, open]);
}
