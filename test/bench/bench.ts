/** What every measurement is given and what it answers. */

export type BenchOptions = { say: (text: string) => void };

/** Ours, the peer's and their ratio, larger or smaller being better as `promise` says in words. */
export type BenchResult = { value: number; peer: number; ratio: number; ok: boolean; notes?: string };

export type Bench = {
  /** What `value` and `peer` count, such as `ms`. */
  unit: string;
  /** What is measured, and against whom. */
  about: string;
  promise: string;
  run(options: BenchOptions): Promise<BenchResult>;
};

/** The one line that ends a measurement. */
export type BenchReport = {
  name: string;
  value: number;
  peer: number;
  ratio: number;
  promise: string;
  ok: boolean;
};

export const reportOf = (
  name: string,
  { promise }: Bench,
  { value, peer, ratio, ok }: BenchResult,
): BenchReport => ({
  name,
  value: rounded(value),
  peer: rounded(peer),
  ratio: rounded(ratio),
  promise,
  ok,
});

/** The middle value; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** How long `work` takes, in ms, and what it answers. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ ms: number; value: T }> {
  const startedAt = performance.now();
  const value = await work();
  return { ms: performance.now() - startedAt, value };
}

/** Three digits say what a noisy machine can say. */
const rounded = (value: number): number => Number(value.toPrecision(3));
