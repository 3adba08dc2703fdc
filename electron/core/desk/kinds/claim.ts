import { bad } from '../../../../shared/api/result.ts';
import { claimAct, claimView } from '../../claims/claim.ts';
import type { ActCase, ActRule, Refusal } from './kind.ts';

/**
 * Loans are told apart by their ids, and a document names loans of its own claim alone.
 * Problem: core.badRequest with fields.
 */
export const claimFileRule: ActRule<'claim.file'> = ({ answers: { loans, procedures } }) => {
  const ids = loans.map(({ id }) => id);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice !== -1) return wrong(`loans.${twice}.id`, 'core.badRequest');
  return strangeCover(procedures, ids);
};

/** Problems: claim.none, claim.notYours, claim.closed at the field `claim`; core.badRequest. */
export const claimProcedureRule: ActRule<'claim.procedure'> = (it) => {
  const obstacle = obstacleOf(it);
  if (obstacle) return obstacle;
  const view = claimView(it.desk, it.answers.claim);
  return strangeCover(it.answers.procedures, view?.loans.map(({ id }) => id) ?? []);
};

/** Problems: those of a document that is added. */
export const claimWithdrawRule: ActRule<'claim.withdraw'> = (it) => obstacleOf(it);

/** Nobody adds to the claim of someone else, or to one that is over. */
function obstacleOf({
  desk,
  answers,
}: ActCase<'claim.procedure'> | ActCase<'claim.withdraw'>): Refusal | null {
  const claim = claimAct(desk, answers.claim);
  if (!claim) return wrong('claim', 'claim.none');
  if (claim.body.citizen.iin !== answers.citizen.iin) return wrong('claim', 'claim.notYours');
  return claimView(desk, answers.claim)?.isOpen ? null : wrong('claim', 'claim.closed');
}

function strangeCover(
  procedures: readonly { covers: readonly { loan: string }[] }[],
  loans: readonly string[],
): Refusal | null {
  const strange = procedures.findIndex(({ covers }) => covers.some(({ loan }) => !loans.includes(loan)));
  return strange === -1 ? null : wrong(`procedures.${strange}.covers`, 'core.badRequest');
}

const wrong = (path: string, code: string): Refusal => bad(code, { fields: [{ path, code }] });
