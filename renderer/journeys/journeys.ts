import { banJourney } from './ban/ban.ts';
import { claimJourney } from './claim/claim.ts';
import type { Journey } from './journey.ts';
import { liftJourney } from './lift/lift.ts';
import { procedureJourney } from './procedure/procedure.tsx';
import { revokeJourney } from './revoke/revoke.tsx';
import { spouseJourney } from './spouse/spouse.ts';
import { statusJourney } from './status/status.ts';
import { withdrawJourney } from './withdraw/withdraw.tsx';

/** Every journey of this version, in the order in which they are offered. */
export const journeys: readonly [Journey, ...Journey[]] = [
  banJourney,
  liftJourney,
  claimJourney,
  procedureJourney,
  withdrawJourney,
  spouseJourney,
  revokeJourney,
  statusJourney,
];

/** The journey that a draft names. */
export const journeyOf = (id: string): Journey | null =>
  journeys.find((journey) => journey.id === id) ?? null;

/** The journey that ends with an entry of that kind. */
export const journeyOfKind = (kind: string): Journey | null =>
  journeys.find((journey) => journey.kind === kind) ?? null;
