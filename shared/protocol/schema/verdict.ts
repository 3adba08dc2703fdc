/** What the registry answers about an entry (registry-protocol, section 4). */
import { z } from 'zod';
import { Instant, KeyId, LocalText, Position, PositionOrNone, Sha256, Signature, Uuid } from './scalars.ts';

export const VerdictState = z.enum(['recorded', 'held', 'refused', 'in-force', 'ended']);
export type VerdictState = z.infer<typeof VerdictState>;

/** Why something is held or refused, in words for the person concerned. */
export const Reason = LocalText.extend({ code: z.string().min(1) });
export type Reason = z.infer<typeof Reason>;

export const Verdict = z.object({
  device: Uuid,
  feed: Position,
  prev: Sha256,
  entry: Uuid,
  hash: Sha256,
  seq: Position,
  n: Position,
  state: VerdictState,
  number: z
    .string()
    .regex(/^KZ-\d{4}-\d{9}-\d$/, 'number')
    .optional(),
  effectiveFrom: Instant.optional(),
  reason: Reason.optional(),
  detail: z.unknown().optional(),
  receivedAt: Instant,
  decidedAt: Instant,
  kid: KeyId,
  sig: Signature,
});
export type Verdict = z.infer<typeof Verdict>;

/** A page of the feed; its signature covers `device` and `after` as well, which only the asker adds. */
export const VerdictPage = z.object({
  items: z.array(Verdict).max(1000),
  next: PositionOrNone,
  last: PositionOrNone,
  now: Instant,
  kid: KeyId,
  sig: Signature,
});
export type VerdictPage = z.infer<typeof VerdictPage>;
