/** What was accepted here, as it is read again, put aside, or carried on in a new journal. */
import { z } from 'zod';
import { text, Uuid } from '../protocol/schema/scalars.ts';
import { ClaimView } from './claims.ts';
import { EntryState, EntryView, RepairReport } from './views.ts';

const key = Uuid;

/** What a page of the journal shows: the newest first, `before` the last seen `place`, or without the first `offset`. */
const ListInput = z.object({
  before: z.int().optional(),
  offset: z.int().min(0).optional(),
  limit: z.int().min(1).max(200),
  states: z.array(EntryState).optional(),
  /** Only what is refused or held and nobody mended or put aside. */
  toMend: z.boolean().optional(),
});

export const recordCalls = {
  'entries.list': {
    right: 'read',
    input: ListInput,
    output: z.object({ items: z.array(EntryView), total: z.int() }),
  },
  /**
   * The same of acts whose citizen's, representative's or spouse's number or name has, for each word of `text`, a word
   * beginning with it. A search is an audit line: `key` is the same for all of its pages.
   */
  'entries.search': {
    right: 'read',
    input: ListInput.extend({ key, text: z.string().max(160) }),
    output: z.object({ items: z.array(EntryView), total: z.int() }),
  },
  /**
   * One act. Looking at it is an audit line, but for the act that the session at the desk has just become: `key` is
   * the same for one look, and without it each asking is one.
   */
  'entries.show': { right: 'read', input: z.object({ id: Uuid, key: key.optional() }), output: EntryView },
  /** Problem: core.noEntry, also where its body was pruned. */
  'claims.show': { right: 'read', input: z.object({ id: Uuid }), output: ClaimView },
  /**
   * The act that a scanned receipt is of. Problems: receipt.unreadable, receipt.untrue (no device of this registry
   * signed it), receipt.elsewhere (another kiosk did), receipt.notHere, kiosk.notEnrolled.
   */
  'receipts.read': {
    right: 'read',
    input: z.object({ text: z.string().min(1).max(2_000) }),
    output: z.object({ entry: Uuid }),
  },
  /** Puts a refused or held entry aside, with the reason why. Problems: core.noEntry, core.notToMend. */
  'entries.dismiss': {
    right: 'decide',
    input: z.object({ key, id: Uuid, reason: text(500, 3) }),
    output: EntryView,
  },
  /**
   * Opens a new journal in the place of one that cannot go on, by a new enrolment code; the core starts
   * anew with it. Problems: those of `repair.*`, core.repairing, kiosk.notEnrolled.
   */
  'journal.repair': {
    right: 'maintain',
    input: z.object({ key, code: z.string().min(1).max(200) }),
    output: RepairReport,
  },
} as const;
