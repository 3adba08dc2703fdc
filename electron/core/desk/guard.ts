/** Sealing what the citizen answers alone: to the registry's key, at once, and nothing of it stays here. */
import type { Input, Output } from '../../../shared/api/calls.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import { sealGuard } from '../../../shared/protocol/guard.ts';
import type { Desk } from './desk.ts';

/**
 * The seal. Whoever made the citizen answer a second time does not undo what they said the first time, as long as this
 * core runs. Problems: core.noDraft, guard.noKey.
 */
export async function sealAnswers(
  desk: Desk,
  { draft, content }: Input<'guard.seal'>,
): Promise<Result<Output<'guard.seal'>>> {
  if (!desk.drafts.open(draft)) return bad('core.noDraft');
  const key = desk.kept.ring()?.encryption();
  if (!key) return bad('guard.noKey');
  const { inDistress } = desk;
  if (content.distress) inDistress.add(draft);
  const distress = inDistress.has(draft);
  return good({ sealed: await sealGuard({ ...content, distress }, key) });
}
