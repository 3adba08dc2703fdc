/** What a window may ask of the core: one line a call, parsed before and after, allowed by who asks. */
import { uuidv7 } from 'uuidv7';
import { calls, isCallName, type CallName, type Input, type Output } from '../../shared/api/calls.ts';
import {
  innerCalls,
  isInnerCall,
  type InnerCallName,
  type InnerInput,
  type InnerOutput,
} from '../../shared/api/inner.ts';
import { bad, good, type Result } from '../../shared/api/result.ts';
import type { Clerk } from '../../shared/api/views.ts';
import { instantAt } from '../../shared/domain/dates.ts';
import { hasRight, type At } from '../../shared/domain/rights.ts';
import { addBlob, discardDraft, keepThumbnail, removeBlob } from './desk/attach.ts';
import { listAudit } from './administration/audit.ts';
import { backupNow } from './administration/backup.ts';
import { kioskHealth } from './administration/health.ts';
import { listStaff, unlockStaff } from './administration/people.ts';
import { claimPapers, slipPaper } from './claims/papers.ts';
import { givenConsents } from './consents/consents.ts';
import { findAct } from './desk/acts.ts';
import { approve } from './desk/approve.ts';
import { callList, callListPaper } from './day/callList.ts';
import { closeDay, dayBalance } from './day/close.ts';
import { compareDay } from './day/compare.ts';
import { confirm, toSign } from './desk/confirm.ts';
import { dismiss, startCorrection } from './desk/correct.ts';
import { clerkAt, forgetOpened, isCovered, noteDamage, type Desk } from './desk/desk.ts';
import { fieldProblems, inNfc } from './desk/fields.ts';
import { sealAnswers } from './desk/guard.ts';
import { knownBans } from './desk/knownBans.ts';
import { listEntries } from './desk/list.ts';
import {
  noteComparison,
  noteDiscard,
  openDraft,
  searchByCode,
  searchClaims,
  showBlobs,
  showClaim,
  showEntry,
  showThumbnail,
} from './desk/look.ts';
import { recordEvent } from './desk/record.ts';
import { searchEntries } from './desk/search.ts';
import { coverDesk, signIn, signOut } from './desk/signIn.ts';
import { closeStatus, knownStatus, showStatus } from './desk/status.ts';
import { deskState } from './desk/state.ts';
import { errorShape } from './log.ts';
import { makeReceipt } from './receipts/receipt.ts';
import { readReceipt } from './receipts/read.ts';
import { repairAtDesk, rotateKeys } from './repair/atDesk.ts';
import { readRoad } from './road/read.ts';
import { writeRoad } from './road/write.ts';
import { isDamage } from './store/database.ts';

type Answer<N extends CallName> = Result<Output<N>> | Promise<Result<Output<N>>>;
/** A call open to anyone is handed no clerk. */
type Handler<N extends CallName> = (typeof calls)[N]['right'] extends 'none'
  ? (desk: Desk, input: Input<N>) => Answer<N>
  : (desk: Desk, input: Input<N>, clerk: Clerk) => Answer<N>;

const handlers: { [N in CallName]: Handler<N> } = {
  'desk.state': (desk) => good(deskState(desk)),
  'desk.settings': (desk, { settings }) => done(desk, () => desk.kept.settings.write(settings)),
  'staff.signIn': signIn,
  'staff.signOut': signOut,
  'staff.approve': approve,
  'desk.cover': (desk) => coverDesk(desk, true),
  'desk.uncover': (desk) => coverDesk(desk, false),
  'drafts.start': startDraft,
  'drafts.save': saveDraft,
  'drafts.list': (desk) => good(desk.drafts.list()),
  'drafts.open': openDraft,
  'drafts.discard': (desk, input, clerk) => {
    const noted = noteDiscard(desk, input, clerk);
    return noted.ok ? discardDraft(desk, input) : noted;
  },
  'blobs.add': addBlob,
  'blobs.list': showBlobs,
  'blobs.remove': removeBlob,
  'blobs.keepThumbnail': keepThumbnail,
  'blobs.thumbnail': showThumbnail,
  'guard.seal': sealAnswers,
  'bans.known': knownBans,
  'resume.find': searchByCode,
  'lenders.list': ({ kept }) =>
    good(
      (kept.policy.read()?.lenders ?? []).map(({ bin, name, brands, kind }) => ({ bin, name, brands, kind })),
    ),
  'claims.find': searchClaims,
  'claims.show': showClaim,
  'consents.given': givenConsents,
  'status.known': knownStatus,
  'status.show': showStatus,
  'status.close': closeStatus,
  'entries.confirm': confirm,
  'entries.toSign': toSign,
  'entries.list': (desk, input) => good(listEntries(desk, input)),
  'entries.search': searchEntries,
  'entries.show': showEntry,
  'corrections.start': startCorrection,
  'entries.dismiss': dismiss,
  'journal.repair': repairAtDesk,
  'day.balance': (desk) => good(dayBalance(desk)),
  'day.close': closeDay,
  'day.compare': (desk, { closing }, clerk) => {
    const noted = noteComparison(desk, closing, clerk);
    return noted.ok ? compareDay(desk, closing) : noted;
  },
  'day.callList': callList,
  'audit.list': listAudit,
  'staff.list': (desk) => good(listStaff(desk)),
  'staff.unlock': unlockStaff,
  'kiosk.health': (desk) => good(kioskHealth(desk)),
  'backup.now': backupNow,
  'keys.rotate': rotateKeys,
  'receipts.read': readReceipt,
  'sync.now': async (desk) => {
    await desk.sync.now();
    return good(deskState(desk));
  },
};

const innerHandlers: {
  [N in InnerCallName]: (
    desk: Desk,
    input: InnerInput<N>,
    clerk: Clerk,
  ) => Result<InnerOutput<N>> | Promise<Result<InnerOutput<N>>>;
} = {
  'road.write': writeRoad,
  'road.read': readRoad,
  'receipts.make': (desk, { entry }, clerk) => makeReceipt(desk, entry, clerk),
  'claims.papers': claimPapers,
  'drafts.slip': slipPaper,
  'day.callListPaper': callListPaper,
  'desk.event': (desk, { key, what, about }, clerk) => {
    const event = { what, who: clerk.number, ...(about === undefined ? {} : { about }) };
    const recorded = recordEvent(desk, key, event);
    return recorded.ok ? good({}) : recorded;
  },
};

/** Every call and who answers it: those of windows, and those that main alone makes. */
const everyCall = { ...calls, ...innerCalls };
const everyHandler = { ...handlers, ...innerHandlers };
const isKnown = (name: string): name is CallName | InnerCallName => isCallName(name) || isInnerCall(name);

/** What goes on behind a cover: nothing that shows a person, or signs. */
const UNDER_COVER: readonly string[] = [
  'desk.state',
  'desk.settings',
  'desk.cover',
  'desk.uncover',
  'drafts.save',
  'staff.signIn',
  'staff.signOut',
  'sync.now',
  // The line of a paper that was on its way to the printer.
  'desk.event',
];

/**
 * Answers one call. Problems beside the handlers' own: core.badRequest (an unknown call, or input that
 * is not of its schema), core.signedOut, core.notAllowed, core.covered, core.storeFull, core.cannotSave, core.unexpected (a bug; it is logged).
 */
export async function answer(desk: Desk, name: string, input: unknown): Promise<Result<unknown>> {
  if (!isKnown(name)) return bad('core.badRequest');
  try {
    const clerk = clerkAt(desk);
    const { right } = everyCall[name];
    if (right !== 'none' && !clerk) return bad('core.signedOut');
    if (right !== 'none' && clerk && !hasRight(atKiosk(desk, clerk), right)) return bad('core.notAllowed');
    if (clerk && isCovered(desk) && !UNDER_COVER.includes(name)) return bad('core.covered');
    const parsed = everyCall[name].input.safeParse(
      name === 'entries.confirm' || name === 'entries.toSign' ? inNfc(input) : input,
    );
    if (!parsed.success) return bad('core.badRequest', { fields: fieldProblems(parsed.error, 'answers') });
    // The type of a handler picked by a name that is only known now is beyond the compiler; the schemas are not.
    const handle = everyHandler[name] as (
      desk: Desk,
      input: unknown,
      clerk: Clerk | null,
    ) => Promise<Result<unknown>>;
    const result = await handle(desk, parsed.data, clerk);
    return result.ok ? good(everyCall[name].output.parse(result.value)) : result;
  } catch (error) {
    desk.log.error({ call: name, ...errorShape(error) }, 'a call failed');
    if (isDamage(error)) noteDamage(desk, error);
    // Only what is nested without end overflows; nothing of ours does.
    return bad(error instanceof RangeError ? 'core.badRequest' : codeOf(error));
  }
}

/** Whoever is at the desk, and whether the registry has revoked the kiosk. */
const atKiosk = ({ kept }: Desk, { roles }: Clerk): At => ({
  roles,
  isRevoked: kept.stop.read() === 'revoked',
});

function startDraft(
  desk: Desk,
  { key, journey, language }: Input<'drafts.start'>,
): Result<Output<'drafts.start'>> {
  // A session already confirmed is not begun again by a call that comes late.
  if (findAct(desk, key)) return bad('core.noDraft');
  forgetOpened(desk);
  const startedAt = instantAt(desk.clock.now());
  const draft = desk.drafts.start({ id: key, session: uuidv7(), journey, language, startedAt });
  desk.opened.ids.add(key);
  desk.changed();
  return good(draft);
}

function saveDraft(desk: Desk, input: Input<'drafts.save'>): Result<Output<'drafts.save'>> {
  const savedAt = instantAt(desk.clock.now());
  return desk.drafts.save(input, savedAt) ? good({ savedAt }) : bad('core.noDraft');
}

function done(desk: Desk, act: () => void): Result<Record<string, never>> {
  act();
  desk.changed();
  return good({});
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'core.storeFull';
  if (isDamage(error)) return 'core.storeDamaged';
  return code.startsWith('SQLITE_') || code === 'EROFS' || code === 'EIO'
    ? 'core.cannotSave'
    : 'core.unexpected';
}
