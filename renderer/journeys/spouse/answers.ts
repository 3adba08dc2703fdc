/** A consent as it was typed, and as it is signed. */
import type { SpouseConsentAnswers } from '../../../shared/api/answers.ts';
import { checkIin } from '../../../shared/domain/iin.ts';
import { checkLoanAmount } from '../../../shared/domain/loans.ts';
import { parseDateParts, type IsoDate } from '../../../shared/domain/dates.ts';
import { datePartsTyped } from '../dateAnswer.ts';
import { guardTyped } from '../guard/sealed.ts';
import type { Facts } from '../journey.ts';
import { lenderProblems, lenderTyped } from '../lender/answers.ts';
import { sessionAnswers } from '../session/answers.ts';
import { citizenProblems } from '../session/checks.ts';
import { SPOUSE } from '../session/person.ts';
import { CAME, isRepresented } from '../session/representative/answers.ts';
import { textOf, type FieldProblem, type Typed } from '../typed.ts';

const iinOf = (typed: Typed, at: string): string | null => {
  const iin = checkIin(textOf(typed, `${at}.iin`));
  return iin.ok ? iin.value : null;
};

/** Who consents is another person than the borrower, and than whoever acts for them. */
export function spouseProblems(typed: Typed, facts: Pick<Facts, 'today'>): FieldProblem[] {
  const iin = iinOf(typed, 'spouse');
  const isSame = iin !== null && iin === iinOf(typed, 'citizen');
  const represents = iin !== null && isRepresented(typed) && iin === iinOf(typed, CAME);
  return [
    ...(isSame ? [{ path: 'spouse.iin', code: 'spouse.same' }] : []),
    ...(represents ? [{ path: 'spouse.iin', code: 'spouse.represents' }] : []),
    ...citizenProblems(typed, facts, SPOUSE),
  ];
}

/** Only a lender of the list can use a consent: without its БИН nobody finds it. */
export const consentLenderProblems = (typed: Typed): FieldProblem[] =>
  lenderProblems(typed, 'lender').map(({ path, code, ...rest }) => ({
    path,
    code: code === 'lender.choose' ? 'lender.listed' : code,
    ...rest,
  }));

/** The last day; today is still good. */
function lastDay(
  typed: Typed,
  { today }: Pick<Facts, 'today'>,
): { ok: true; value: IsoDate } | { ok: false; problem: FieldProblem } {
  const parsed = parseDateParts(datePartsTyped(typed, 'validUntil'));
  const wrong = (part: string, code: string) => ({
    ok: false as const,
    problem: { path: `validUntil.${part}`, code },
  });
  if (!parsed.ok) return wrong(parsed.part, parsed.code);
  return parsed.value < today ? wrong('year', 'date.past') : parsed;
}

export function termsProblems(typed: Typed, facts: Pick<Facts, 'today'>): FieldProblem[] {
  const amount = checkLoanAmount(textOf(typed, 'amount'));
  const day = lastDay(typed, facts);
  return [...(amount.ok ? [] : [{ path: 'amount', code: amount.code }]), ...(day.ok ? [] : [day.problem])];
}

/** What is consented to; null while something of it is missing or wrong. */
export function termsTyped(
  typed: Typed,
  facts: Pick<Facts, 'today'>,
): Pick<SpouseConsentAnswers, 'lender' | 'amount' | 'validUntil'> | null {
  const amount = checkLoanAmount(textOf(typed, 'amount'));
  const day = lastDay(typed, facts);
  const { bin, name } = lenderTyped(typed, 'lender');
  if (!amount.ok || !day.ok || bin === undefined || consentLenderProblems(typed).length > 0) return null;
  return { lender: { bin, name }, amount: amount.value, validUntil: day.value };
}

/** The whole consent as it is signed; null while an answer is missing or wrong. */
export function consentAnswers(typed: Typed, facts: Facts, shownText: string): SpouseConsentAnswers | null {
  const borrower = sessionAnswers(typed, facts);
  const spouse = sessionAnswers(typed, facts, SPOUSE);
  const guard = guardTyped(typed, 'spouse');
  const terms = termsTyped(typed, facts);
  if (borrower === null || spouse === null || guard === null || terms === null) return null;
  if (spouseProblems(typed, facts).length > 0) return null;
  return {
    kind: 'spouse.consent',
    ...borrower,
    spouse: spouse.citizen,
    spouseAttestation: spouse.attestation,
    confirmation: { screen: 'turned', shownText },
    guard,
    ...terms,
  };
}
