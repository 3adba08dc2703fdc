/** What is going on, counted by name. Whoever takes a slot lets go of it exactly once, however their request ends. */
import type { Socket } from 'node:net';

export type Slots = {
  /** How many are taken. */
  total(): number;
  /** How many of them by that name. */
  of(name: string): number;
  /** Takes one. Returns how to let go of it; asked twice it does so once. */
  take(name: string): () => void;
};

/** None is taken. */
export function noSlots(): Slots {
  const taken = new Map<string, number>();
  let total = 0;
  const of = (name: string) => taken.get(name) ?? 0;
  return {
    total: () => total,
    of,
    take(name) {
      taken.set(name, of(name) + 1);
      total += 1;
      let isTaken = true;
      return () => {
        if (!isTaken) return;
        isTaken = false;
        total -= 1;
        if (of(name) === 1) taken.delete(name);
        else taken.set(name, of(name) - 1);
      };
    },
  };
}

/** One half of a request: what arrives, or what is answered. */
type Half = { closed: boolean; destroyed: boolean; once: Listen; off: Listen };
type Listen = (event: 'close', run: () => void) => unknown;

/**
 * Runs `run` once when that half of a request is over, at once where it is already. An answer that waits for the one
 * before it on the same connection is never told that the connection is gone, so that is asked as well.
 */
export function whenOver(half: Half, socket: Socket, run: () => void): void {
  if (half.closed || half.destroyed || socket.destroyed) {
    run();
    return;
  }
  const over = () => {
    half.off('close', over);
    socket.off('close', over);
    run();
  };
  half.once('close', over);
  socket.once('close', over);
}
