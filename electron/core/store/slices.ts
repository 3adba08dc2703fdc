/** Long work cut into slices, so that the core answers a clerk in between. */

/** How long one slice may take, in milliseconds. */
const SLICE_MS = 5;

export type Slices = {
  /** To be awaited after each small piece of work: rests where the slice is used up. Throws where `signal` is aborted. */
  piece(): Promise<void> | undefined;
};

/** Slices of `sliceMs` with a rest of `restMs` between them, until `signal` is aborted. */
export function inSlices(signal?: AbortSignal, restMs = 0, sliceMs = SLICE_MS): Slices {
  let began = performance.now();
  const rest = async () => {
    await new Promise<void>((resolve) => {
      if (restMs > 0) setTimeout(resolve, restMs);
      else setImmediate(resolve);
    });
    signal?.throwIfAborted();
    began = performance.now();
  };
  return { piece: () => (performance.now() - began >= sliceMs ? rest() : undefined) };
}
