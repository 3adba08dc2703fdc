/** Files on their way from a window: their parts, in memory alone until the last one is here. */

/** What a part says of the whole it belongs to. */
export type Part = { key: string; bytes: number; offset: number; content: Buffer };

export type Adding = {
  /**
   * Takes a part that begins where the last one ended; any other changes nothing. Answers how many
   * bytes are here, and once all are, the whole, which is then forgotten.
   */
  take(part: Part): { received: number; whole?: Buffer };
  forget(key: string): void;
};

/** Windows add one file at a time; what was begun before these was given up. */
const MOST = 2;

export function createAdding(): Adding {
  const wholes = new Map<string, { content: Buffer; received: number }>();
  return {
    take({ key, bytes, offset, content }) {
      const known = wholes.get(key);
      const one = known?.content.length === bytes ? known : { content: Buffer.alloc(bytes), received: 0 };
      if (offset !== one.received || offset + content.length > bytes) return { received: one.received };
      content.copy(one.content, offset);
      one.received += content.length;
      wholes.delete(key);
      if (one.received === bytes) return { received: bytes, whole: one.content };
      wholes.set(key, one);
      for (const oldest of wholes.keys()) if (wholes.size > MOST) wholes.delete(oldest);
      return { received: one.received };
    },
    forget: (key) => void wholes.delete(key),
  };
}
