/** Judges an entry by its kind (registry-protocol, sections 2 to 4). */
import { isKind, type Body, type Kind } from '../../shared/protocol/schema/bodies.ts';
import { ENTRY_VERSION } from '../../shared/protocol/schema/entry.ts';
import { blobObstacle } from '../blobs/waits.ts';
import { held, refused } from '../verdicts/reasons.ts';
import { judgeBanSet } from './ban.ts';
import { readBody, RECORDED, type Case, type Judgement } from './case.ts';
import { judgeClaimFile, judgeClaimProcedure, judgeClaimWithdraw } from './claim.ts';
import { judgeCloseDay } from './closeDay.ts';
import { judgeSpouseConsent, judgeSpouseRevoke } from './consent.ts';
import { judgeCorrection } from './correction.ts';
import { judgeOpen } from './journalOpen.ts';
import { judgeLift } from './lift.ts';
import { isByForbiddenRepresentative, staffObstacle } from './people.ts';

type Rules = { [K in Kind]: (it: Case, body: Body<K>) => Promise<Judgement> };

const record = async (): Promise<Judgement> => [RECORDED];

const rules: Rules = {
  'journal.open': judgeOpen,
  'ban.set': judgeBanSet,
  'ban.lift': judgeLift,
  'claim.file': judgeClaimFile,
  'claim.procedure': judgeClaimProcedure,
  'claim.withdraw': judgeClaimWithdraw,
  'spouse.consent': judgeSpouseConsent,
  'spouse.revoke': judgeSpouseRevoke,
  'status.view': record,
  correction: judgeCorrection,
  'desk.event': record,
  'device.closeDay': judgeCloseDay,
};

/** The verdicts an entry gets now; wrong content is refused, what nobody here knows is held. */
export async function judge(it: Case): Promise<Judgement> {
  const { entry } = it;
  if (entry.v > ENTRY_VERSION) return [held('unknown-version')];
  return isKind(entry.kind) ? judgeKind(it, entry.kind) : [held('unknown-kind')];
}

async function judgeKind(it: Case, kind: Kind): Promise<Judgement> {
  const read = readBody(kind, it.entry.body);
  if (!read.ok) return [refused('invalid-content', { fields: read.fields })];
  if (isByForbiddenRepresentative(kind, read.body, it.policy)) return [refused('representative-not-allowed')];
  const inTheWay = staffObstacle(read.body, it.entry.at, it.staff);
  if (inTheWay) return [held(inTheWay)];
  const obstacle = await blobObstacle(it, read.body);
  if (obstacle) return obstacle;
  // Rules and body are of the same kind, which the compiler cannot follow through two tables.
  return (rules[kind] as (it: Case, body: unknown) => Promise<Judgement>)(it, read.body);
}
