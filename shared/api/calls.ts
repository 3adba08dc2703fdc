/**
 * Everything a window may ask of the core: one line a call, parsed on both sides of the wire.
 * `who`: 'anyone' before sign-in, 'clerk' after it, 'supervisor' alone, 'responsible' for a supervisor
 * or an administrator; others are answered core.notAllowed. A call that changes something carries a `key`
 * (UUIDv7) and does the same once however often it is sent: after a crash the window sends it again.
 */
import { z } from 'zod';
import { Blob, MAX_BLOB_BYTES } from '../protocol/schema/blob.ts';
import { GuardContent, SealedGuard } from '../protocol/schema/guard.ts';
import { Iin, Instant, Language, Sha256, text, Uuid } from '../protocol/schema/scalars.ts';
import { RoadPlace, RoadRead, RoadWritten } from './road.ts';
import { administrationCalls } from './administration.ts';
import { Answers, CorrectedAnswers } from './answers.ts';
import { ClaimView, LenderView, ResumeText } from './claims.ts';
import { ConsentView } from './consents.ts';
import { StatusAnswer, StatusKnown } from './status.ts';
import {
  Approval,
  BlobView,
  Clerk,
  Closing,
  DayBalance,
  DeskSettings,
  DeskState,
  Difference,
  DraftView,
  EntryState,
  EntryView,
  RepairReport,
  ToCall,
} from './views.ts';

const Nothing = z.object({});
const key = Uuid;

/** A draft's content is the journey's own snapshot; the core keeps it and never looks inside. */
const DraftContent = z.record(z.string(), z.unknown());

const Draft = DraftView.extend({ session: Uuid, content: DraftContent, approval: Approval.optional() });
export type Draft = z.infer<typeof Draft>;

/** The most of an attachment that one call carries: what main lets through is a million characters. */
export const MAX_PART_BYTES = 512 * 1024;
/** The most a thumbnail may weigh. */
export const MAX_THUMBNAIL_BYTES = 64 * 1024;
const base64 = (bytes: number) => z.base64().max(4 * Math.ceil(bytes / 3));

const place = z.string().min(1).max(100);

/** What a page of the journal shows: the newest first, `before` the last seen `place`, or without the first `offset`. */
const ListInput = z.object({
  before: z.int().optional(),
  offset: z.int().min(0).optional(),
  limit: z.int().min(1).max(200),
  states: z.array(EntryState).optional(),
  /** Only what is refused or held and nobody mended or put aside. */
  toMend: z.boolean().optional(),
});

export const PaperFormat = z.enum(['80mm', 'a4']);
export type PaperFormat = z.infer<typeof PaperFormat>;

export const calls = {
  'desk.state': { who: 'anyone', input: Nothing, output: DeskState },
  'desk.settings': { who: 'anyone', input: z.object({ key, settings: DeskSettings }), output: Nothing },

  /** Problems: pin.wrong {triesLeft}, pin.locked {until}, staff.none (no staff list yet), kiosk.notEnrolled. */
  'staff.signIn': {
    who: 'anyone',
    input: z.object({ key, number: z.string().max(40), pin: z.string().max(64) }),
    output: Clerk,
  },
  'staff.signOut': { who: 'anyone', input: z.object({ key }), output: Nothing },
  /** The screens are covered: until `desk.uncover`, or another sign-in, every call that shows or signs is answered core.covered. */
  'desk.cover': { who: 'clerk', input: z.object({ key }), output: Nothing },
  'desk.uncover': { who: 'clerk', input: z.object({ key }), output: Nothing },
  /**
   * A second person looks at what the draft asks for and answers for it with their own PIN: a supervisor, never
   * the clerk at the desk. It holds for that kind of act and that citizen. Wrong PINs lock as at sign-in.
   * Problems: those of staff.signIn, approval.sameClerk, approval.notSupervisor, core.noDraft.
   */
  'staff.approve': {
    who: 'clerk',
    input: z.object({
      key,
      draft: Uuid,
      kind: z.string().max(40),
      iin: Iin,
      number: z.string().max(40),
      pin: z.string().max(64),
    }),
    output: Approval,
  },

  /** `key` becomes the draft's id and, once confirmed, the entry's. */
  'drafts.start': {
    who: 'clerk',
    input: z.object({ key, journey: z.string().max(40), language: Language }),
    output: Draft,
  },
  /** `who` is surname and initials for the list; `journey` where another was chosen; `savedAt` answers when it is durable. */
  'drafts.save': {
    who: 'clerk',
    input: z.object({
      id: Uuid,
      journey: z.string().max(40).optional(),
      screen: z.string().max(80),
      who: z.string().max(160),
      language: Language,
      content: DraftContent,
    }),
    output: z.object({ savedAt: Instant }),
  },
  'drafts.list': { who: 'clerk', input: Nothing, output: z.array(DraftView) },
  'drafts.open': { who: 'clerk', input: z.object({ id: Uuid }), output: Draft },
  'drafts.discard': { who: 'clerk', input: z.object({ id: Uuid, key }), output: Nothing },

  /**
   * Attaches a file to a draft, part by part: `bytes` is the whole, `offset` where this part begins.
   * Answers how many bytes have arrived, which is where the next part begins, also after the core was
   * restarted and knows of none; with the last part, the attachment, kept on the disk.
   * Problems: blob.empty, blob.size {max}, blob.type (told by the content), core.noDraft.
   */
  'blobs.add': {
    who: 'clerk',
    input: z.object({
      key,
      draft: Uuid,
      label: text(200, 0),
      bytes: z.int().min(0),
      offset: z.int().min(0).max(MAX_BLOB_BYTES),
      part: base64(MAX_PART_BYTES),
    }),
    output: z.object({ received: z.int(), blob: Blob.optional() }),
  },
  /** What a draft or an entry has attached, in the order in which it was. */
  'blobs.list': { who: 'clerk', input: z.object({ act: Uuid }), output: z.array(BlobView) },
  /** Takes an attachment off a draft. */
  'blobs.remove': { who: 'clerk', input: z.object({ key, draft: Uuid, sha256: Sha256 }), output: Nothing },
  /** A small JPEG or PNG of an attachment, made by the window and kept encrypted. Problems: blob.type, blob.missing. */
  'blobs.keepThumbnail': {
    who: 'clerk',
    input: z.object({ key, sha256: Sha256, image: base64(MAX_THUMBNAIL_BYTES) }),
    output: Nothing,
  },
  'blobs.thumbnail': {
    who: 'clerk',
    input: z.object({ sha256: Sha256 }),
    output: z.object({ image: z.base64().nullable() }),
  },

  /**
   * Seals what the citizen answered alone, so that only the registry reads it; nothing of it is kept or logged, and
   * the answer is of one length whatever they were. Problems: core.noDraft, guard.noKey.
   */
  'guard.seal': {
    who: 'clerk',
    input: z.object({ draft: Uuid, content: GuardContent }),
    output: z.object({ sealed: SealedGuard }),
  },

  /** The bans of a citizen that this kiosk knows of, the newest first; there may be others. Asking is an audit line. */
  'bans.known': {
    who: 'clerk',
    input: z.object({ key, draft: Uuid, iin: Iin }),
    output: z.array(EntryView),
  },

  /** What was begun or filed here with that code or number. Problems: resume.code, resume.none. */
  'resume.find': {
    who: 'clerk',
    input: z.object({ text: ResumeText }),
    output: z.object({ drafts: z.array(DraftView), entries: z.array(EntryView) }),
  },

  /** The lenders of the policy in force. */
  'lenders.list': { who: 'clerk', input: Nothing, output: z.array(LenderView) },
  /** Claims of that person kept here, the newest first; with `text`, a code or number, those alone that have it. */
  'claims.find': {
    who: 'clerk',
    input: z.object({ iin: Iin, text: text(40, 0).optional() }),
    output: z.array(ClaimView),
  },
  /** Problem: core.noEntry, also where its body was pruned. */
  'claims.show': { who: 'clerk', input: z.object({ id: Uuid }), output: ClaimView },

  /**
   * The consents that this person gave to loans of their spouse's, as far as this kiosk knows, the newest first.
   * Asking is an audit line. Problem: core.noDraft.
   */
  'consents.given': {
    who: 'clerk',
    input: z.object({ key, draft: Uuid, iin: Iin }),
    output: z.array(ConsentView),
  },

  /**
   * What this kiosk accepted itself of the citizen of a status.view, to the clerk who took it. Asking is an audit line:
   * `key` is the same for one look. Problem: core.noEntry.
   */
  'status.known': { who: 'clerk', input: z.object({ key, entry: Uuid }), output: StatusKnown },
  /**
   * What the registry holds about them: asked as soon as the status.view is recorded, shown once, and kept in memory
   * until `status.close`, the next session, or the end of the clerk's work. Problem: core.noEntry.
   */
  'status.show': { who: 'clerk', input: z.object({ entry: Uuid }), output: StatusAnswer },
  'status.close': { who: 'clerk', input: z.object({ entry: Uuid }), output: Nothing },

  /** Signs the draft's answers into the journal; asked again with the same id, answers the same entry. */
  'entries.confirm': { who: 'clerk', input: z.object({ id: Uuid, answers: Answers }), output: EntryView },
  /**
   * What the citizen's own key has to sign before `entries.confirm` takes its signature: canonical JSON in base64.
   * Problems: those of entries.confirm, and cms.notHere (an act that is confirmed by touch alone).
   */
  'entries.toSign': {
    who: 'clerk',
    input: z.object({ id: Uuid, answers: Answers }),
    output: z.object({ data: z.string() }),
  },
  'entries.list': {
    who: 'clerk',
    input: ListInput,
    output: z.object({ items: z.array(EntryView), total: z.int() }),
  },
  /**
   * The same of acts whose citizen's, representative's or spouse's number or name has, for each word of `text`, a word
   * beginning with it. A search is an audit line: `key` is the same for all of its pages.
   */
  'entries.search': {
    who: 'clerk',
    input: ListInput.extend({ key, text: z.string().max(160) }),
    output: z.object({ items: z.array(EntryView), total: z.int() }),
  },
  /**
   * One act. Looking at it is an audit line, but for the act that the session at the desk has just become: `key` is
   * the same for one look, and without it each asking is one.
   */
  'entries.show': { who: 'clerk', input: z.object({ id: Uuid, key: key.optional() }), output: EntryView },

  /**
   * Begins to mend a refused or held ban, or goes on with what was begun: a session whose confirmation is
   * a `correction`. `answers` are the old entry's, to begin from. Problems: core.noEntry, core.notToMend.
   */
  'corrections.start': {
    who: 'clerk',
    input: z.object({ key, entry: Uuid }),
    output: z.object({ draft: Draft, answers: CorrectedAnswers }),
  },
  /** Puts a refused or held entry aside, with the reason why. Problems: core.noEntry, core.notToMend. */
  'entries.dismiss': {
    who: 'supervisor',
    input: z.object({ key, id: Uuid, reason: text(500, 3) }),
    output: EntryView,
  },

  /**
   * Opens a new journal in the place of one that cannot go on, by a new enrolment code; the core starts
   * anew with it. Problems: those of `repair.*`, core.repairing, kiosk.notEnrolled.
   */
  'journal.repair': {
    who: 'responsible',
    input: z.object({ key, code: z.string().min(1).max(200) }),
    output: RepairReport,
  },

  /** Receipts given, waiting and answered since the last closing. */
  'day.balance': { who: 'supervisor', input: Nothing, output: DayBalance },
  /** Signs the balance into the journal; the registry's own count comes with its verdict. */
  'day.close': { who: 'supervisor', input: z.object({ key }), output: Closing },
  /**
   * Where a closing and the registry differ, entry by entry, as the registry holds them now.
   * Problems: core.noEntry, core.offline.
   */
  'day.compare': { who: 'supervisor', input: z.object({ closing: Uuid }), output: z.array(Difference) },
  /** Citizens whose ban is not in force yet; that the list was seen is an audit line. */
  'day.callList': { who: 'supervisor', input: z.object({ key }), output: z.array(ToCall) },

  ...administrationCalls,

  /**
   * The act that a scanned receipt is of. Problems: receipt.unreadable, receipt.untrue (no device of this registry
   * signed it), receipt.elsewhere (another kiosk did), receipt.notHere, kiosk.notEnrolled.
   */
  'receipts.read': {
    who: 'clerk',
    input: z.object({ text: z.string().min(1).max(2_000) }),
    output: z.object({ entry: Uuid }),
  },

  /** Tries now instead of at the next turn; answers when that try has ended. */
  'sync.now': { who: 'clerk', input: z.object({ key }), output: DeskState },
} as const;

export type CallName = keyof typeof calls;
export type Input<N extends CallName> = z.infer<(typeof calls)[N]['input']>;
export type Output<N extends CallName> = z.infer<(typeof calls)[N]['output']>;
export const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name);

/**
 * What a window asks of the main process, which alone sees disks and prints: the call list, and the receipt of an entry, on the
 * printer where there is one, else as a PDF in the data folder (`savedAs`, its path).
 */
export const mainCalls = {
  'receipts.print': {
    who: 'clerk',
    input: z.object({ key, entry: Uuid, format: PaperFormat }),
    output: z.object({ printed: z.boolean(), savedAs: z.string().optional() }),
  },
  /**
   * The papers of a claim on A4: what to bring, the plan, the statement, the letters. They are full of personal
   * data: a file is kept only where there is no printer, and goes with the entry's body.
   */
  'claims.print': {
    who: 'clerk',
    input: z.object({ key, entry: Uuid }),
    output: z.object({ printed: z.boolean(), savedAs: z.string().optional() }),
  },
  /** The code of a session that is not finished, on 80 mm. */
  'drafts.printSlip': {
    who: 'clerk',
    input: z.object({ key, draft: Uuid }),
    output: z.object({ printed: z.boolean(), savedAs: z.string().optional() }),
  },
  /** The call list on A4, on a printer only: personal data goes into no file. Problem: core.noPrinter. */
  'callList.print': { who: 'supervisor', input: z.object({ key }), output: Nothing },

  /** The removable disks that are there now. */
  'road.places': {
    who: 'responsible',
    input: Nothing,
    output: z.object({ places: z.array(RoadPlace), canChoose: z.boolean() }),
  },
  /**
   * Writes everything the registry is not known to have to a disk, by its `id` or `CHOOSE_PLACE`. It is not a
   * delivery. Problems: those of `road.*`, road.notChosen where the dialog was closed.
   */
  'road.export': { who: 'responsible', input: z.object({ key, to: place }), output: RoadWritten },
  /** Reads the registry's answers from a disk. Problems: those of `road.*`. */
  'road.import': { who: 'responsible', input: z.object({ key, from: place }), output: RoadRead },
} as const;

export type MainCallName = keyof typeof mainCalls;
export type MainInput<N extends MainCallName> = z.infer<(typeof mainCalls)[N]['input']>;
export type MainOutput<N extends MainCallName> = z.infer<(typeof mainCalls)[N]['output']>;
