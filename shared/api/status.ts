/** What a window is told of what is held about a citizen: by this kiosk, and by the registry. */
import { z } from 'zod';
import { IsoDate } from '../protocol/schema/scalars.ts';
import { Status } from '../protocol/schema/status.ts';
import { ConsentView } from './consents.ts';
import { EntryView } from './views.ts';

/**
 * What this kiosk accepted itself; `consents` those of it that the citizen gave and can still take back; `earliest` is
 * the day of the oldest act that it still keeps, of anybody.
 */
export const StatusKnown = z.object({
  acts: z.array(EntryView),
  consents: z.array(ConsentView),
  earliest: IsoDate.nullable(),
});
export type StatusKnown = z.infer<typeof StatusKnown>;

/**
 * `waiting`: the request is not recorded yet. `stopped`: it was refused or held. `unreached`: the registry gave no
 * answer that counts, and may be asked again. `expired`: more than ten minutes have passed. `lost`: the registry
 * has shown it, and the answer did not arrive, or is gone: it takes a new request.
 */
export const StatusAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['waiting', 'stopped', 'unreached', 'expired', 'lost']) }),
  z.object({ state: z.literal('shown'), status: Status }),
]);
export type StatusAnswer = z.infer<typeof StatusAnswer>;
