/** Delivering entries and the errors of every route (registry-protocol, sections 3 and 11). */
import { z } from 'zod';
import { Head } from './bodies.ts';
import { Instant, PositionOrNone } from './scalars.ts';

/** RFC 9457. `code` is ours and stable; `now` comes with `clock`. Never personal data. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  now: Instant.optional(),
});
export type Problem = z.infer<typeof Problem>;

/** Why the rest of a push was not taken, and at which entry. */
export const PushCode = z.enum(['gap', 'fork', 'signature', 'malformed', 'revoked', 'too-many']);
export type PushCode = z.infer<typeof PushCode>;

/** The HTTP status of each code of section 3. */
export const PUSH_STATUS: Record<PushCode, 403 | 409 | 413 | 422> = {
  gap: 409,
  fork: 409,
  signature: 422,
  malformed: 422,
  revoked: 403,
  'too-many': 413,
};

export const PushTaken = z.object({
  head: Head,
  taken: z.int().min(0),
  known: z.int().min(0),
  now: Instant,
});
export type PushTaken = z.infer<typeof PushTaken>;

export const PushStopped = Problem.extend({
  head: Head,
  taken: z.int().min(0),
  known: z.int().min(0),
  problem: z.object({ code: PushCode, seq: PositionOrNone, detail: z.string() }),
});
export type PushStopped = z.infer<typeof PushStopped>;
