/** Sealing what the citizen answers alone: to the registry's key, at once; in clear nothing of it stays here. */
import { createHmac } from 'node:crypto';
import type { Input, Output } from '../../../shared/api/calls.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import { MOST_ROUNDS, sealGuard } from '../../../shared/protocol/guard.ts';
import type { Desk } from './desk.ts';

/**
 * The seal, kept with the draft as well. Whoever makes the citizen answer a second time does not undo what they said
 * the first time: within one run of the core the new seal says so itself, and after a restart the older seal, which
 * nobody here can read any more, goes along with the new one. Problems: core.noDraft, guard.noKey.
 */
export async function sealAnswers(
  desk: Desk,
  { draft, of, content }: Input<'guard.seal'>,
): Promise<Result<Output<'guard.seal'>>> {
  if (!desk.drafts.open(draft)) return bad('core.noDraft');
  const key = desk.kept.ring()?.encryption();
  if (!key) return bad('guard.noKey');
  const { run, inDistress } = desk.guards;
  if (content.distress) inDistress.add(draft);
  const distress = inDistress.has(draft);
  const sealed = await sealGuard({ ...content, distress }, key);
  const person = personKey(desk, of);
  return desk.drafts.keepSeal(draft, { run, sealed, person }) ? good({ sealed }) : bad('core.noDraft');
}

type SealDesk = Pick<Desk, 'drafts' | 'leftSeals' | 'databaseKey'>;

/** By what a seal is found again for whoever answered: nobody's ИИН is kept for a session that came to nothing. */
const personKey = ({ databaseKey }: Pick<SealDesk, 'databaseKey'>, iin: string): string =>
  createHmac('sha256', databaseKey).update(`guard ${iin}`).digest('hex');

/**
 * The body with what was sealed for its draft before, where it has a guard, and for drafts of the same person that were
 * left: whatever was answered, and whatever came of the window meanwhile, all of it reaches the registry.
 */
export function withRounds<B extends object>(desk: SealDesk, draft: string, body: B): B {
  if (!('guard' in body)) return body;
  const guard = body.guard as { sealed: string };
  const kept = desk.drafts.seals(draft).map(({ sealed }) => sealed);
  const left = desk.leftSeals.of(personKey(desk, answeredBy(body)));
  // So many that some stay behind are in doubt at the registry.
  const earlier = [...left, ...kept].filter((sealed) => sealed !== guard.sealed).slice(-MOST_ROUNDS);
  return earlier.length === 0 ? body : { ...body, guard: { ...guard, earlier } };
}

/** Whoever answers a guard: the spouse where one consents, else the citizen. */
function answeredBy(body: object): string {
  const { citizen, spouse } = body as { citizen: { iin: string }; spouse?: { iin: string } };
  return (spouse ?? citizen).iin;
}

/** The draft is gone: what was sealed for it waits for the next act of whoever answered. */
export function leaveSeals(
  { drafts, leftSeals, clock }: Pick<Desk, 'drafts' | 'leftSeals' | 'clock'>,
  draft: string,
): void {
  const at = new Date(clock.now()).toISOString();
  for (const { person, sealed } of drafts.seals(draft))
    if (person !== undefined) leftSeals.keep({ person, sealed, at });
}

/** The act is in the journal, with all that was sealed before it, where it has a guard. */
export function sealsSent(desk: SealDesk, body: object): void {
  if ('guard' in body) desk.leftSeals.forget(personKey(desk, answeredBy(body)));
}
