/** What a session with a citizen asks: drafts, the second person, what is known of who is served, and the confirmation. */
import { z } from 'zod';
import { GuardContent, SealedGuard } from '../protocol/schema/guard.ts';
import { Identity } from '../protocol/schema/people.ts';
import { Iin, Instant, Language, text, Uuid } from '../protocol/schema/scalars.ts';
import { Answers, CorrectedAnswers } from './answers.ts';
import { ClaimView, LenderView, ResumeText } from './claims.ts';
import { ConsentView } from './consents.ts';
import { StatusAnswer, StatusKnown } from './status.ts';
import { Approval, DraftView, EntryView } from './views.ts';

const Nothing = z.object({});
const key = Uuid;

/** A draft's content is the journey's own snapshot; the core keeps it and never looks inside. */
const DraftContent = z.record(z.string(), z.unknown());

const Draft = DraftView.extend({
  session: Uuid,
  content: DraftContent,
  approval: Approval.optional(),
  /** It was left for a while: who is here now is asked again. */
  rested: z.literal(true).optional(),
});
export type Draft = z.infer<typeof Draft>;

export const sessionCalls = {
  /** `key` becomes the draft's id and, once confirmed, the entry's. */
  'drafts.start': {
    right: 'serve',
    input: z.object({ key, journey: z.string().max(40), language: Language }),
    output: Draft,
  },
  /** `who` is surname and initials for the list; `journey` where another was chosen; `savedAt` answers when it is durable. */
  'drafts.save': {
    right: 'serve',
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
  'drafts.list': { right: 'serve', input: Nothing, output: z.array(DraftView) },
  'drafts.open': { right: 'serve', input: z.object({ id: Uuid }), output: Draft },
  'drafts.discard': { right: 'serve', input: z.object({ id: Uuid, key }), output: Nothing },
  /**
   * A second person looks at what the draft asks for and answers for it with their own PIN: a supervisor, never
   * the clerk at the desk. It holds for that kind of act, that citizen, and whoever acts for them. Wrong PINs lock as at sign-in.
   * Problems: those of staff.signIn, approval.sameClerk, approval.notSupervisor, core.noDraft.
   */
  'staff.approve': {
    right: 'serve',
    input: z.object({
      key,
      draft: Uuid,
      kind: z.string().max(40),
      iin: Iin,
      /** The ИИН of whoever acts for the citizen. */
      representative: Iin.optional(),
      /** How they were identified until then. */
      method: Identity.shape.method,
      number: z.string().max(40),
      pin: z.string().max(64),
    }),
    output: Approval,
  },
  /**
   * Seals what the citizen `of` that ИИН answered alone, so that only the registry reads it; nothing of it is kept or logged, and
   * the answer is of one length whatever they were. Problems: core.noDraft, guard.noKey.
   */
  'guard.seal': {
    right: 'serve',
    input: z.object({ draft: Uuid, of: Iin, content: GuardContent }),
    output: z.object({ sealed: SealedGuard }),
  },
  /** The bans of a citizen that this kiosk knows of, the newest first; there may be others. Asking is an audit line. */
  'bans.known': {
    right: 'serve',
    input: z.object({ key, draft: Uuid, iin: Iin }),
    output: z.array(EntryView),
  },
  /** What was begun or filed here with that code or number. Problems: resume.code, resume.none. */
  'resume.find': {
    right: 'serve',
    input: z.object({ text: ResumeText }),
    output: z.object({ drafts: z.array(DraftView), entries: z.array(EntryView) }),
  },
  /** The lenders of the policy in force. */
  'lenders.list': { right: 'serve', input: Nothing, output: z.array(LenderView) },
  /** Claims of that person kept here, the newest first; with `text`, a code or number, those alone that have it. */
  'claims.find': {
    right: 'serve',
    input: z.object({ iin: Iin, text: text(40, 0).optional() }),
    output: z.array(ClaimView),
  },
  /**
   * The consents that this person gave to loans of their spouse's, as far as this kiosk knows, the newest first.
   * Asking is an audit line. Problem: core.noDraft.
   */
  'consents.given': {
    right: 'serve',
    input: z.object({ key, draft: Uuid, iin: Iin }),
    output: z.array(ConsentView),
  },
  /**
   * What this kiosk accepted itself of the citizen of a status.view, to the clerk who took it. Asking is an audit line:
   * `key` is the same for one look. Problem: core.noEntry.
   */
  'status.known': { right: 'serve', input: z.object({ key, entry: Uuid }), output: StatusKnown },
  /**
   * What the registry holds about them: asked as soon as the status.view is recorded, shown once, and kept in memory
   * until `status.close`, the next session, or the end of the clerk's work. Problem: core.noEntry.
   */
  'status.show': { right: 'serve', input: z.object({ entry: Uuid }), output: StatusAnswer },
  'status.close': { right: 'serve', input: z.object({ entry: Uuid }), output: Nothing },
  /** Signs the draft's answers into the journal; asked again with the same id, answers the same entry. */
  'entries.confirm': { right: 'serve', input: z.object({ id: Uuid, answers: Answers }), output: EntryView },
  /**
   * What the citizen's own key has to sign before `entries.confirm` takes its signature: canonical JSON in base64.
   * Problems: those of entries.confirm, and cms.notHere (an act that is confirmed by touch alone).
   */
  'entries.toSign': {
    right: 'serve',
    input: z.object({ id: Uuid, answers: Answers }),
    output: z.object({ data: z.string() }),
  },
  /**
   * Begins to mend a refused or held act, or goes on with what was begun: a session whose confirmation is
   * a `correction`. `answers` are the old entry's, to begin from. Problems: core.noEntry, core.notToMend.
   */
  'corrections.start': {
    right: 'serve',
    input: z.object({ key, entry: Uuid }),
    output: z.object({ draft: Draft, answers: CorrectedAnswers }),
  },
} as const;
