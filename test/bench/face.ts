/** `face`: from "look here" to the result in the real window, against the bare models on as many pictures. */
import type { Bench } from './bench.ts';

/** Of a person who answers at once; the film of the fake camera has 15 pictures a second. */
const MOST = 6;

export const face: Bench = {
  unit: 'ms',
  about:
    'from "look here" to the result, of a drawn person who does at once what is asked; peer: the bare models on the 14 pictures that takes at least, two of them described',
  promise: `≤ ${MOST} ×`,
  // Only who measures faces needs a window, and what drives it.
  async run(options) {
    const measured = await (await import('./faceRun.ts')).run(options);
    return { ...measured, ok: measured.ratio <= MOST };
  },
};
