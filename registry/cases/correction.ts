/** `correction`: a new body for an earlier act (registry-protocol, section 2). */
import { isKind, type BanScope, type Body, type Kind } from '../../shared/protocol/schema/bodies.ts';
import { durationMs } from '../clock.ts';
import { hasReplaced } from '../store/devices.ts';
import { lockActs } from '../store/entries.ts';
import type { Act } from '../store/tables.ts';
import type { Outcome } from '../verdicts/append.ts';
import { held, refused } from '../verdicts/reasons.ts';
import { recordBan, scopesOf } from './ban.ts';
import { readBody, RECORDED, type Case, type Judgement } from './case.ts';
import { correctClaim, correctProcedure } from './claimCorrection.ts';
import { correctConsent } from './consent.ts';
import { isByForbiddenRepresentative, staffObstacle } from './people.ts';

/** Kinds that are no act of a citizen; a correction itself is not corrected, but its act once more. */
const NEVER_CORRECTED: readonly string[] = [
  'journal.open',
  'desk.event',
  'device.closeDay',
  'correction',
  'status.view',
];

/** Recorded, and the old entry is superseded; else refused or held, and the old entry stands. */
export async function judgeCorrection(it: Case, correction: Body<'correction'>): Promise<Judgement> {
  const target = (await lockActs(it.tx, [correction.corrects])).get(correction.corrects);
  if (!target || isLater(target, it)) return [refused('not-correctable', { rule: 'no such entry' })];
  if (!(await isOwn(it, target))) return [refused('not-yours')];
  if (!isKind(target.kind) || NEVER_CORRECTED.includes(target.kind)) {
    return [refused('not-correctable', { rule: 'this kind is not corrected' })];
  }
  const read = readBody(target.kind, correction.body);
  if (!read.ok) return [refused('invalid-content', { fields: read.fields.map((field) => `body.${field}`) })];
  const obstacle = obstacleOf(it, target, correction);
  if (obstacle) return [obstacle];
  const apply = EFFECTS[target.kind] as Effect | undefined;
  return apply ? apply(it, target, read.body) : [RECORDED];
}

type Effect = (it: Case, target: Act, body: unknown) => Promise<Judgement>;

/** What a correction does beside being recorded, by the kind it corrects; each reads the body of its own kind. */
const EFFECTS: { [K in Kind]?: (it: Case, target: Act, body: Body<K>) => Promise<Judgement> } = {
  'ban.set': widenBan,
  'claim.file': correctClaim,
  'claim.procedure': correctProcedure,
  'spouse.consent': correctConsent,
};

/** An act that comes after its correction in the same journal might not be here yet: it never counts. */
const isLater = (target: Act, it: Case) => target.device === it.device.id && target.seq >= it.entry.seq;

const isOwn = async (it: Case, target: Act) =>
  target.device === it.device.id || (await hasReplaced(it.tx, it.device, target.device));

function obstacleOf(it: Case, target: Act, correction: Body<'correction'>): Outcome | null {
  const body = correction.body as Body<Exclude<Kind, 'journal.open' | 'desk.event' | 'device.closeDay'>>;
  if (isByForbiddenRepresentative(target.kind, body, it.policy)) return refused('representative-not-allowed');
  const iins = [correction.citizen.iin, body.citizen.iin];
  // Where the old entry could not be read there is no ИИН to change.
  if (target.citizen !== null && iins.some((iin) => it.keys.lookup(iin) !== target.citizen))
    return held('iin-changed');
  const inTheWay = staffObstacle(body, it.entry.at, it.staff);
  return inTheWay ? held(inTheWay) : null;
}

/** A scope may be added to a ban, never taken away: that is a lift. */
async function widenBan(it: Case, target: Act, body: Body<'ban.set'>): Promise<Judgement> {
  const before = await scopesOf(it, target.id);
  if (before.some((scope) => !body.scope.includes(scope)))
    return [refused('not-correctable', { rule: 'a ban is not narrowed' })];
  const added: BanScope[] = body.scope.filter((scope) => !before.includes(scope));
  if (added.length === 0) return [RECORDED];
  const effectiveFrom = it.nowMs + durationMs(it.policy.banEffectDelay);
  recordBan(it, {
    entry: target.id,
    citizen: it.keys.lookup(body.citizen.iin),
    scope: added,
    effectiveFrom,
  });
  // What a correction adds to a ban comes into force as a ban does, and the correction's verdicts say so.
  const recorded = { ...RECORDED, effectiveFrom };
  return effectiveFrom > it.nowMs ? [recorded] : [recorded, { state: 'in-force', effectiveFrom }];
}
