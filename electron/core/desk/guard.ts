/** Sealing what the citizen answers alone: to the registry's key, at once; in clear nothing of it stays here. */
import type { Input, Output } from '../../../shared/api/calls.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import { sealGuard } from '../../../shared/protocol/guard.ts';
import type { Desk } from './desk.ts';

/**
 * The seal, kept with the draft as well. Whoever makes the citizen answer a second time does not undo what they said
 * the first time: within one run of the core the new seal says so itself, and after a restart the older seal, which
 * nobody here can read any more, goes along with the new one. Problems: core.noDraft, guard.noKey.
 */
export async function sealAnswers(
  desk: Desk,
  { draft, content }: Input<'guard.seal'>,
): Promise<Result<Output<'guard.seal'>>> {
  if (!desk.drafts.open(draft)) return bad('core.noDraft');
  const key = desk.kept.ring()?.encryption();
  if (!key) return bad('guard.noKey');
  const { run, inDistress } = desk.guards;
  if (content.distress) inDistress.add(draft);
  const distress = inDistress.has(draft);
  const sealed = await sealGuard({ ...content, distress }, key);
  return desk.drafts.keepSeal(draft, { run, sealed }) ? good({ sealed }) : bad('core.noDraft');
}

/**
 * The body with what was sealed for its draft before, where it has a guard: whatever was answered, and whatever came
 * of the window meanwhile, all of it reaches the registry.
 */
export function withRounds<B extends object>({ drafts }: Pick<Desk, 'drafts'>, draft: string, body: B): B {
  if (!('guard' in body)) return body;
  const guard = body.guard as { sealed: string };
  const earlier = drafts.seals(draft).flatMap(({ sealed }) => (sealed === guard.sealed ? [] : [sealed]));
  return earlier.length === 0 ? body : { ...body, guard: { ...guard, earlier } };
}
