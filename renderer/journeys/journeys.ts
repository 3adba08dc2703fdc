import { banJourney } from './ban/ban.ts';
import type { Journey } from './journey.ts';
import { liftJourney } from './lift/lift.ts';

/** Every journey of this version, in the order in which they are offered. */
export const journeys: readonly [Journey, ...Journey[]] = [banJourney, liftJourney];

/** The journey that a draft names. */
export const journeyOf = (id: string): Journey | null =>
  journeys.find((journey) => journey.id === id) ?? null;

/** The journey that ends with an entry of that kind. */
export const journeyOfKind = (kind: string): Journey | null =>
  journeys.find((journey) => journey.kind === kind) ?? null;
