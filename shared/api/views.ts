/** What a window is shown of the kiosk: everything here is derived from the journal and the verdicts. */
import { z } from 'zod';
import { BanScope } from '../protocol/schema/bodies.ts';
import { Blob } from '../protocol/schema/blob.ts';
import { StaffRole } from '../protocol/schema/policy.ts';
import {
  Duration,
  Instant,
  IsoDate,
  Language,
  LocalText,
  Position,
  PositionOrNone,
  Sha256,
  Uuid,
} from '../protocol/schema/scalars.ts';
import { ConsentTerms } from './consents.ts';
import { ActedBy } from '../protocol/schema/status.ts';
import { Reason, VerdictState } from '../protocol/schema/verdict.ts';

export const TextSize = z.enum(['24', '28', '36', '48']);
export type TextSize = z.infer<typeof TextSize>;

export const Contrast = z.enum(['normal', 'high']);
export type Contrast = z.infer<typeof Contrast>;

/** How the desk (not a citizen's session) is shown. */
export const DeskSettings = z.object({ language: Language, textSize: TextSize, contrast: Contrast });
export type DeskSettings = z.infer<typeof DeskSettings>;

export const Clerk = z.object({ number: z.string(), name: z.string(), roles: z.array(StaffRole) });
export type Clerk = z.infer<typeof Clerk>;

/** Why this kiosk cannot deliver until someone acts: the registry said so, or its own file does. */
export const Stop = z.enum(['fork', 'revoked', 'cut-tail', 'damaged', 'undeliverable', 'demo-refused']);

/**
 * How the backup fares. 'none': no folder was given. 'waiting': none made yet. 'same-disk': made, but on
 * the disk that it is a backup of. `at` is when the newest was made, `since` when the first try failed.
 */
export const BackupState = z.object({
  state: z.enum(['none', 'waiting', 'made', 'same-disk', 'failed']),
  at: Instant.optional(),
  since: Instant.optional(),
});
export type BackupState = z.infer<typeof BackupState>;

/** The state of the kiosk, sent whole whenever any of it changes. */
export const DeskState = z.object({
  version: z.string(),
  kiosk: z.object({
    enrolled: z.boolean(),
    /** Whether the list of who may sign in has arrived. */
    staffed: z.boolean(),
    /** Whether there is a key of the registry to seal a citizen's own answers to. */
    sealing: z.boolean(),
    device: Uuid.optional(),
    name: z.string().optional(),
    center: z.object({ id: z.string(), name: LocalText }).optional(),
    stop: Stop.optional(),
    /** Why the enrolment code was of no use: the registry does not know it, or is not the one it names. */
    enrolment: z.enum(['code', 'untrusted']).optional(),
  }),
  demo: z.boolean(),
  clerk: Clerk.nullable(),
  /** Whoever is at the desk has covered the screens: nothing is shown until they uncover them. */
  covered: z.literal(true).optional(),
  settings: DeskSettings,
  /** `since` is when the state last changed; `lastSyncAt` the last verified answer. */
  connection: z.object({
    state: z.enum(['online', 'offline']),
    since: Instant,
    lastSyncAt: Instant.optional(),
    /** What the last try met with, while there is no connection. */
    trouble: z.enum(['unreachable', 'busy']).optional(),
  }),
  /** Citizens' acts without a verdict yet; audit lines travel unseen. */
  waiting: z.object({ count: z.int(), oldestAt: Instant.optional() }),
  today: z.object({ accepted: z.int(), inForce: z.int(), waiting: z.int(), toMend: z.int() }),
  drafts: z.int(),
  /** Attachments of confirmed acts that the registry lacks; none where there are none. In bytes. */
  attachments: z.object({ waiting: z.int(), bytes: z.int(), sent: z.int(), troubled: z.int() }).optional(),
  /** The other road, by removable disk; none where it was never taken. */
  road: z
    .object({
      /** What is being written or read now, in bytes of about `of`. */
      progress: z.object({ what: z.enum(['writing', 'reading']), bytes: z.int(), of: z.int() }).optional(),
      /** The last export, and how many citizens' acts were confirmed after it. It is not a delivery. */
      last: z.object({ number: Position, at: Instant, newer: z.int() }).optional(),
    })
    .optional(),
  policy: z
    .object({
      serial: Position,
      validUntil: Instant,
      expired: z.boolean(),
      banScopes: z.array(BanScope),
      representativeBases: z.array(z.object({ kind: z.string(), basis: z.string() })),
      liftSupervisorAge: z.int(),
      liftDelay: Duration,
      /** When the camera's word on a face may stand. */
      face: z.object({ faceThreshold: z.number(), tries: z.int() }),
      texts: z.record(z.string(), z.string()),
    })
    .nullable(),
  health: z.object({
    /** 'file': the disk, when stolen, gives its key away; the docs tell what to do. */
    keyProtection: z.enum(['keystore', 'file']),
    journal: z.enum(['verified', 'verifying', 'broken']),
    backup: BackupState,
  }),
});
export type DeskState = z.infer<typeof DeskState>;

/** 'waiting' until the registry's first verdict; then the latest verdict's state. */
export const EntryState = z.union([z.literal('waiting'), VerdictState]);
export type EntryState = z.infer<typeof EntryState>;

/** One act as the desk and the citizen see it. */
export const EntryView = z.object({
  id: Uuid,
  seq: Position,
  kind: z.string(),
  at: Instant,
  state: EntryState,
  number: z.string().optional(),
  /** When the registry recorded it, by the registry's clock. */
  recordedAt: Instant.optional(),
  /** From when it is in force, once it is. */
  inForceFrom: Instant.optional(),
  /** The moment the registry announced, which may lie ahead. */
  effectiveFrom: Instant.optional(),
  endedAt: Instant.optional(),
  reason: Reason.optional(),
  /** Surname and initials, e.g. `Әубәкірова Қ. Ө.`; empty once pruned. */
  who: z.string(),
  iinLast4: z.string(),
  language: Language,
  scope: z.array(BanScope).optional(),
  /** The journal that holds it, where that is not this kiosk's own: one that a repair goes on with. */
  device: Uuid.optional(),
  /** Where it stands in lists, for `before`; its `seq` where it is of this kiosk's journal. */
  place: z.int(),
  /** Of a document or of taking back: the claim it is about. */
  claim: Uuid.optional(),
  /** Whoever acted for the citizen, by initials and four digits. */
  representative: ActedBy.optional(),
  /** Of a spouse's consent: who gives it, to which loan, and to the end of which day. */
  consent: ConsentTerms.optional(),
  /** Of a correction: the act it mends, and that act's kind. */
  corrects: z.object({ id: Uuid, kind: z.string() }).optional(),
  /** Of a refused or held act: the latest correction of it, and what became of that. */
  correctedBy: z.object({ id: Uuid, state: EntryState, at: Instant }).optional(),
  /** A supervisor put it aside, or it was made again as another act. */
  dismissed: z
    .object({ at: Instant, by: z.string(), reason: z.string(), madeAgain: Uuid.optional() })
    .optional(),
  /** Refused or held, and nobody mended it or put it aside yet. */
  toMend: z.boolean(),
});
export type EntryView = z.infer<typeof EntryView>;

/**
 * An attachment in the queue: how much of it the registry has, and what keeps it from there, as a key
 * of the catalogue's problems.
 */
export const BlobView = Blob.extend({
  sent: z.int(),
  delivered: z.boolean(),
  trouble: z.enum(['blob.missing', 'blob.damaged', 'blob.refused']).optional(),
});
export type BlobView = z.infer<typeof BlobView>;

/** Who answers for a draft beside the clerk, and for what: another act, person or way to know them is approved anew. */
export const Approval = z.object({
  by: z.string(),
  name: z.string(),
  at: Instant,
  kind: z.string(),
  iin: z.string(),
  /** The ИИН of whoever acted for the citizen; none where the citizen came. */
  representative: z.string().optional(),
  /** How they were identified then; not there in drafts of an older version. */
  method: z.string().optional(),
});
export type Approval = z.infer<typeof Approval>;

/** A draft in the list of what can be continued. */
export const DraftView = z.object({
  id: Uuid,
  journey: z.string(),
  screen: z.string(),
  who: z.string(),
  language: Language,
  startedAt: Instant,
  savedAt: Instant,
  /** The act that is corrected by it. */
  corrects: Uuid.optional(),
});
export type DraftView = z.infer<typeof DraftView>;

/** What stands on a paper receipt; of the person only initials and four digits. */
export const ReceiptPaper = z.object({
  entry: EntryView,
  initials: z.string(),
  /** Of a claim and what follows it: no loan of it lacks a document. */
  isComplete: z.boolean().optional(),
  center: LocalText,
  device: Uuid,
  clerk: z.string(),
  demo: z.boolean(),
  /** The text of the QR code, `QALQAN1:…` (registry-protocol, section 12). */
  qr: z.string(),
  printedAt: Instant,
});
export type ReceiptPaper = z.infer<typeof ReceiptPaper>;

/** What a repair came to: entries the registry gave back, those signed again, and those that cannot be. */
export const RepairReport = z.object({
  previous: Uuid,
  device: Uuid,
  refilled: z.int(),
  carried: z.int(),
  /** Numbers in the old journal of entries that are gone, or whose signature does not hold. */
  lost: z.array(Position),
});
export type RepairReport = z.infer<typeof RepairReport>;

const Count = z.object({ count: z.int(), digest: Sha256 });

/** An act that one side counts and the other does not, or that they hold differently. */
export const Difference = z.object({
  id: Uuid,
  seq: Position,
  kind: z.string(),
  what: z.enum(['only-here', 'only-there', 'differs']),
  at: Instant,
  /** Surname and initials, where it is ours and not pruned. */
  who: z.string(),
});
export type Difference = z.infer<typeof Difference>;

/** One end-of-day balance that was signed. */
export const Closing = z.object({
  id: Uuid,
  day: IsoDate,
  at: Instant,
  clerk: z.string(),
  from: PositionOrNone,
  to: PositionOrNone,
  issued: Count,
  state: EntryState,
  /** What the registry counts in the same range; left out until it answered. */
  registry: Count.optional(),
  isEqual: z.boolean().optional(),
});
export type Closing = z.infer<typeof Closing>;

/** The day as it stands: what a closing now would sign, and those signed before, the newest first. */
export const DayBalance = z.object({
  day: IsoDate,
  from: PositionOrNone,
  to: PositionOrNone,
  issued: Count,
  waiting: z.int(),
  answered: z.int(),
  toCall: z.int(),
  closings: z.array(Closing),
});
export type DayBalance = z.infer<typeof DayBalance>;

/** Somebody whose ban is not in force yet: personal data, for a supervisor's eyes. */
export const ToCall = z.object({
  id: Uuid,
  kind: z.string(),
  fullName: z.string(),
  phone: z.string().optional(),
  language: Language,
  at: Instant,
  state: EntryState,
  reason: Reason.optional(),
});
export type ToCall = z.infer<typeof ToCall>;

/** The call list on paper, in the language of the desk. */
export const CallListPaper = z.object({
  people: z.array(ToCall),
  language: Language,
  center: LocalText,
  clerk: z.string(),
  demo: z.boolean(),
  printedAt: Instant,
});
export type CallListPaper = z.infer<typeof CallListPaper>;
