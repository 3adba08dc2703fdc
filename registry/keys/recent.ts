/** Key objects of those who asked lately: making one from its text costs as much as a query. */
import type { KeyObject } from 'node:crypto';
import { publicKey } from '../../shared/protocol/signing.ts';

/** More kiosks and lenders than ask one process in a minute; a key object is half a kilobyte. */
const MOST = 10_000;

/** Public keys as they were enrolled → key objects. Throws where a text is none. */
export function recentKeys(): (key: string) => KeyObject {
  const known = new Map<string, KeyObject>();
  return (key) => {
    const found = known.get(key);
    if (found) return found;
    const made = publicKey(key);
    if (known.size >= MOST) known.clear();
    known.set(key, made);
    return made;
  };
}
