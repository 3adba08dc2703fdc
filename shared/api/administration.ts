/** What those ask who answer for the kiosk: its audit trail, its people, its keys and its health. */
import { z } from 'zod';
import { StaffRole } from '../protocol/schema/policy.ts';
import { Instant, Position, Uuid } from '../protocol/schema/scalars.ts';
import { AuditInput, AuditPage } from './audit.ts';
import { RepairReport } from './views.ts';

/** Somebody on the staff list. `lockedUntil` where wrong PINs have locked them; '?' is every number nobody has. */
export const StaffMember = z.object({
  number: z.string(),
  name: z.string(),
  roles: z.array(StaffRole),
  lockedUntil: Instant.optional(),
});
export type StaffMember = z.infer<typeof StaffMember>;

/** What the kiosk knows of its own soundness, beside what DeskState says. */
export const KioskHealth = z.object({
  registry: z.string().optional(),
  /** When the registry certified this device's key. */
  enrolledFrom: Instant.optional(),
  /** SHA-256 thumbprints (RFC 7638, base64url): of the registry's root key, and of this device's own. */
  root: z.string().optional(),
  deviceKey: z.string(),
  staffSerial: Position.optional(),
  /** Entries in the journal, and how many of them the registry is known to hold. */
  entries: z.int(),
  delivered: z.int(),
  /** Journals that this one goes on with. */
  formerJournals: z.int(),
  /** Free on the disk of the data folder; none where the system does not say. */
  freeBytes: z.number().optional(),
});
export type KioskHealth = z.infer<typeof KioskHealth>;

const key = Uuid;
const Nothing = z.object({});

export const administrationCalls = {
  /** The trail of desk events, a page at a time; opening it is one of them. */
  'audit.list': { right: 'maintain', input: AuditInput, output: AuditPage },
  /** The people of the center, and who is locked out. */
  'staff.list': { right: 'staff', input: Nothing, output: z.array(StaffMember) },
  /** Ends the lock of a number after wrong PINs. Problem: staff.unknown. */
  'staff.unlock': {
    right: 'decide',
    input: z.object({ key, number: z.string().min(1).max(40) }),
    output: Nothing,
  },
  'kiosk.health': { right: 'maintain', input: Nothing, output: KioskHealth },
  /** Makes a backup now. Problems: backup.none (no folder was given), backup.failed. */
  'backup.now': { right: 'maintain', input: z.object({ key }), output: Nothing },
  /**
   * Gives the kiosk new keys, by a new enrolment code: a new journal, which the old key vouches for, goes on where
   * the old one ends. Problems: those of `journal.repair` but for repair.notStopped.
   */
  'keys.rotate': {
    right: 'maintain',
    input: z.object({ key, code: z.string().min(1).max(200) }),
    output: RepairReport,
  },
} as const;
