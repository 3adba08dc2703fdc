/** Which sums follow from other sums: linear algebra over 0 and 1. */

/** A sum, by the places of what it adds up. */
export type Places = readonly number[];

export type Span = {
  /** Whether the sum follows from those that were taken in. */
  follows(places: Places): boolean;
  take(places: Places): void;
  /** Another one that begins with the same sums. */
  copy(): Span;
};

/**
 * A prime of which two products stay exact. What follows from whole numbers follows modulo a prime as well, so nothing
 * is missed; the other way round one prime in tens of millions could say so wrongly, and then more is hidden.
 */
const PRIME = 67_108_859;

/** Nothing is known yet of `size` places. Rows are kept reduced: each has a place of its own in which it is 1. */
export function noSpan(size: number, known: readonly (readonly [number, Float64Array])[] = []): Span {
  const rows = [...known];
  /** What is left of the sum when all that is known is taken off. */
  const rest = (places: Places): Float64Array => {
    const row = new Float64Array(size);
    for (const place of places) row[place] = 1;
    for (const [at, one] of rows) subtract(row, one, at);
    return row;
  };
  return {
    follows: (places) => rest(places).every((value) => value === 0),
    take(places) {
      const row = rest(places);
      const at = row.findIndex((value) => value !== 0);
      if (at === -1) return;
      const factor = inverse(row[at] ?? 1);
      for (let i = 0; i < size; i++) row[i] = ((row[i] ?? 0) * factor) % PRIME;
      rows.push([at, row]);
    },
    copy: () => noSpan(size, rows),
  };
}

function subtract(row: Float64Array, one: Float64Array, at: number): void {
  const times = row[at] ?? 0;
  if (times === 0) return;
  for (let i = 0; i < row.length; i++) row[i] = ((row[i] ?? 0) + (PRIME - times) * (one[i] ?? 0)) % PRIME;
}

/** By Fermat: the power that undoes a product modulo a prime. */
function inverse(value: number): number {
  let [result, base] = [1n, BigInt(value)];
  for (let power = BigInt(PRIME - 2); power > 0n; power >>= 1n) {
    if (power % 2n === 1n) result = (result * base) % BigInt(PRIME);
    base = (base * base) % BigInt(PRIME);
  }
  return Number(result);
}
