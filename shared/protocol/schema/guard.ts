/** The coercion guard of a lift or a consent (registry-protocol, section 2). */
import { z } from 'zod';

/** What the citizen answered alone: each question's answers by its name, and what they come to. */
export const GuardContent = z.object({
  answers: z.record(z.string().max(40), z.array(z.string().max(40)).max(10)),
  /** They asked for help, or something they were told sounds like a fraud. */
  distress: z.boolean(),
  /** Nobody else sees the screen. */
  alone: z.boolean(),
});
export type GuardContent = z.infer<typeof GuardContent>;

/** What the registry reads of it: the questions may be another kiosk's own. */
export const GuardRead = GuardContent.pick({ distress: true, alone: true }).partial({ alone: true });
export type GuardRead = z.infer<typeof GuardRead>;

/**
 * A guard as a kiosk of ours seals it: a compact JWE without a wrapped key (ECDH-ES), of 4 KiB. The registry takes
 * what others seal as well, as long as it can open it.
 */
export const SealedGuard = z
  .string()
  .min(5_500)
  .max(6_000)
  .regex(/^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{5462}\.[A-Za-z0-9_-]{22}$/, 'guard.sealed');
