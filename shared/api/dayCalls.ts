/** The end of the day: what was given out and what the registry answered, and whom to call. */
import { z } from 'zod';
import { Uuid } from '../protocol/schema/scalars.ts';
import { Closing, DayBalance, Difference, ToCall } from './views.ts';

const Nothing = z.object({});
const key = Uuid;

export const dayCalls = {
  /** Receipts given, waiting and answered since the last closing. */
  'day.balance': { right: 'decide', input: Nothing, output: DayBalance },
  /** Signs the balance into the journal; the registry's own count comes with its verdict. */
  'day.close': { right: 'decide', input: z.object({ key }), output: Closing },
  /**
   * Where a closing and the registry differ, entry by entry, as the registry holds them now.
   * Problems: core.noEntry, core.offline.
   */
  'day.compare': { right: 'decide', input: z.object({ closing: Uuid }), output: z.array(Difference) },
  /** Citizens whose ban is not in force yet; that the list was seen is an audit line. */
  'day.callList': { right: 'decide', input: z.object({ key }), output: z.array(ToCall) },
} as const;
