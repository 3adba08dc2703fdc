/**
 * The other road: what main asks of the core once it knows the folder. A window never names one: it asks
 * main (mainCalls.ts), which shows it the disks by names of its own.
 */
import { z } from 'zod';
import { Position, Uuid } from '../protocol/schema/scalars.ts';

/** What was written to a disk. It is not delivered: only an answer says that. */
export const RoadWritten = z.object({
  number: Position,
  /** The name of the file, which says nothing of a person. */
  file: z.string(),
  /** Citizens' acts among what was written, and attachments. */
  acts: z.int(),
  blobs: z.int(),
  /** Attachments that did not fit, or cannot be read here: the next export takes them, or the queue says why. */
  blobsLeft: z.int(),
});
export type RoadWritten = z.infer<typeof RoadWritten>;

/** What answers on a disk came to. */
export const RoadRead = z.object({
  /** How many answers for this kiosk were there. */
  answers: z.int(),
  /** How many citizens' acts there was something new about. */
  acts: z.int(),
  /** Why the registry did not take all of what was brought; a key of the catalogue's problems. */
  problem: z.string().optional(),
});
export type RoadRead = z.infer<typeof RoadRead>;

/** A disk or folder to take the other road by: `id` is main's own name for it, and no path. */
export const RoadPlace = z.object({ id: z.string(), name: z.string(), freeBytes: z.number().optional() });
export type RoadPlace = z.infer<typeof RoadPlace>;

/** Instead of a place: main opens its dialog, and whoever is at the desk chooses a folder there. */
export const CHOOSE_PLACE = 'choose';

const Where = z.object({ key: Uuid, folder: z.string().min(1) });

/** Calls that only main makes. */
export const roadCalls = {
  /** Problems: those of `road.*`, kiosk.notEnrolled, core.storeDamaged, core.repairing. */
  'road.write': { right: 'maintain', input: Where, output: RoadWritten },
  'road.read': { right: 'maintain', input: Where, output: RoadRead },
} as const;
