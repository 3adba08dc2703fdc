/** Sealing what the citizen answers alone: to the registry's key, at once, and nothing of it stays here. */
import type { Input, Output } from '../../../shared/api/calls.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import { sealGuard } from '../../../shared/protocol/guard.ts';
import type { Desk } from './desk.ts';

/** Problems: core.noDraft, guard.noKey. */
export async function sealAnswers(
  desk: Desk,
  { draft, content }: Input<'guard.seal'>,
): Promise<Result<Output<'guard.seal'>>> {
  if (!desk.drafts.open(draft)) return bad('core.noDraft');
  const key = desk.kept.ring()?.encryption();
  if (!key) return bad('guard.noKey');
  return good({ sealed: await sealGuard(content, key) });
}
