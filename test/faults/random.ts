/** The chance of the demo's year is that of faults: one seed, one run. */
export { createRandom, type Random } from '../../registry/demo/random.ts';
