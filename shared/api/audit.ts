/** The audit trail: what a `desk.event` of ours says, and how a supervisor is shown it. */
import { z } from 'zod';
import { Instant, Position, Uuid } from '../protocol/schema/scalars.ts';

/** What may be said of a paper. */
export const PaperEvent = z.enum([
  'printed',
  'saved',
  'papers.printed',
  'papers.saved',
  'slip.printed',
  'slip.saved',
]);

/** Who is at the desk. */
const PRESENCE = ['sign-in', 'sign-in.failed', 'sign-out', 'staff.unlocked'] as const;
/** Looks at what is known of a person. */
const LOOKS = [
  'entries.searched',
  'entry.seen',
  'file.seen',
  'draft.opened',
  'draft.discarded',
  'resume.searched',
  'claims.searched',
  'claim.seen',
  'data-seen',
  'bans.seen',
  'consents.seen',
  'status.known',
  'status.shown',
  'call-list.seen',
  'day.compared',
] as const;
const PAPERS = [...PaperEvent.options, 'call-list.print'] as const;
const DECISIONS = ['approved', 'approval.failed', 'approval.refused', 'entry.dismissed'] as const;
/** What is done by command, beside the kiosk. */
export const CommandEvent = z.enum([
  'journal.exported',
  'backup.ordered',
  'backup.restored',
  'journal.salvaged',
]);
export type CommandEvent = z.infer<typeof CommandEvent>;
/** What becomes of the backups that are made by themselves. */
export const BACKUP_EVENTS = ['backup.automatic', 'backup.failed'] as const;
/** What is done to the kiosk itself, and what leaves it. */
const KIOSK = [
  'exported',
  'answers.read',
  'backup.made',
  ...BACKUP_EVENTS,
  ...CommandEvent.options,
  'repair',
  'keys.rotated',
  'audit.seen',
] as const;

/** Stands for a staff number where nobody of the staff did it: the kiosk by itself, or an account of its machine. */
export const SYSTEM = 'system';

/** The events in groups, as the page offers them. */
export const AUDIT_GROUPS = {
  presence: PRESENCE,
  looks: LOOKS,
  papers: PAPERS,
  decisions: DECISIONS,
  kiosk: KIOSK,
} as const;
export type AuditGroup = keyof typeof AUDIT_GROUPS;
export const AuditGroup = z.enum(['presence', 'looks', 'papers', 'decisions', 'kiosk']);

/** Everything this program writes as a `desk.event`; a journal may hold others, of another version. */
export const AuditEvent = z.enum([...PRESENCE, ...LOOKS, ...PAPERS, ...DECISIONS, ...KIOSK]);
export type AuditEvent = z.infer<typeof AuditEvent>;

/** One line of the trail; it names no citizen. */
export const AuditLine = z.object({
  id: Uuid,
  /** Where it stands in lists, for `before`; below zero in a journal from before a repair. */
  place: z.int(),
  seq: Position,
  device: Uuid,
  at: Instant,
  /** 'other' where another version of the program wrote it, or what it said has expired. */
  what: z.union([AuditEvent, z.literal('other')]),
  /** A staff number; '?' stands for every number that nobody has, SYSTEM for the machine. */
  who: z.string(),
  /** The person's name, where the staff list of today has it. */
  name: z.string().optional(),
  /** The act or session it is about: its kind and number as far as they are known here. */
  about: z.object({ id: Uuid, kind: z.string().optional(), number: z.string().optional() }).optional(),
  /**
   * How many were found, tries left, the number of an export; the staff number of whom it was done for; the machine's
   * account that a command was run by, and when.
   */
  detail: z.object({
    found: z.int().optional(),
    triesLeft: z.int().optional(),
    parcel: z.int().optional(),
    clerk: z.string().optional(),
    account: z.string().optional(),
    at: Instant.optional(),
  }),
});
export type AuditLine = z.infer<typeof AuditLine>;

/** A page of the trail, the newest first: `before` is the `place` of the last line seen. */
export const AuditInput = z.object({
  /** The same for one visit of the page, which is an audit line itself. */
  key: Uuid,
  before: z.int().optional(),
  limit: z.int().min(1).max(200),
  group: AuditGroup.optional(),
  /** A staff number. */
  who: z.string().max(40).optional(),
});

export const AuditPage = z.object({ items: z.array(AuditLine), more: z.boolean() });
export type AuditPage = z.infer<typeof AuditPage>;
