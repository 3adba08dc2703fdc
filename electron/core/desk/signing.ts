/** What a citizen signs with their own key: canonical(body without `confirmation`) (registry-protocol, section 2). */
import type { Answers } from '../../../shared/api/answers.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import { canonical, without } from '../../../shared/protocol/canonical.ts';
import { cmsProblem } from './cms.ts';
import type { Desk } from './desk.ts';

/** What was shown to a key, in this core's memory until it is confirmed: the confirmed body has to be the same. */
export type Shown = {
  readonly id: string;
  readonly said: string;
  readonly body: Readonly<Record<string, unknown>>;
};

const said = (answers: Answers): string => canonical(without(answers, 'confirmation'));

/** The bytes to be signed, base64; remembered until they come back. Problem: cms.notHere. */
export function offer(desk: Desk, id: string, answers: Answers, body: object): Result<{ data: string }> {
  if (!('confirmation' in body)) return bad('cms.notHere');
  const signed = without(body, 'confirmation');
  desk.signing.shown = { id, said: said(answers), body: signed };
  return good({ data: Buffer.from(canonical(signed)).toString('base64') });
}

/**
 * The body that was signed, with its signature in the confirmation; `body` itself where there is none.
 * Problems: cms.stale (other answers than those that were signed), and those of `cmsProblem`.
 */
export function withCms<T extends object>(desk: Desk, id: string, answers: Answers, body: T): Result<T> {
  const { cms } = answers.confirmation;
  if (cms === undefined) return good(body);
  const { shown } = desk.signing;
  if (shown?.id !== id || shown.said !== said(answers) || !('confirmation' in body)) return bad('cms.stale');
  const data = Buffer.from(canonical(shown.body));
  const { citizen } = answers;
  // Whoever acts for the citizen signs with a key of their own.
  const signer = citizen.representative ?? citizen;
  const problem = cmsProblem(cms, data, signer.iin, desk.clock.now());
  if (problem !== null) return bad(problem);
  const { confirmation } = body as { confirmation: object };
  return good({ ...body, ...shown.body, confirmation: { ...confirmation, cms } });
}
