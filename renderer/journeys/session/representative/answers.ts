/** Who acts for the citizen of a session: what was typed, what is wrong with it, and how it is signed. */
import type { RepresentativeAnswers } from '../../../../shared/api/answers.ts';
import { checkFreeText } from '../../../../shared/domain/freeText.ts';
import { checkIin } from '../../../../shared/domain/iin.ts';
import { checkName } from '../../../../shared/domain/names.ts';
import { basesOf, mayRepresent } from '../../../../shared/domain/representatives.ts';
import type { Vulnerability } from '../../../../shared/protocol/schema/people.ts';
import type { TextKey } from '../../../../shared/texts/catalogue.ts';
import { dateProblems, datePaths, dateTyped } from '../../dateAnswer.ts';
import { neededText } from '../../freeText.ts';
import type { Facts } from '../../journey.ts';
import { textOf, type FieldProblem, type Typed } from '../../typed.ts';
import { REPRESENTATIVE, type Person } from '../person.ts';

/** Who came with the citizen, or in their place: nobody, a helper, a representative. */
export const CAME = REPRESENTATIVE.at;
export const WHO_CAME = ['nobody', 'helper', 'representative'] as const;
export const BASIS = `${CAME}.basis`;
export const NUMBER = `${CAME}.document.number`;
export const ISSUED_ON = `${CAME}.document.issuedOn`;
export const ISSUER = `${CAME}.document.issuer`;

/** The protocol's limits for a document's number, and ours for who issued it. */
const NUMBER_LENGTH = 40;
const ISSUER_LENGTH = 200;

export const powerPaths: readonly string[] = [BASIS, NUMBER, ...datePaths(ISSUED_ON), ISSUER];

/** Who came, as it was chosen; whoever wrote down a helper's name has chosen that. */
export function whoCame(typed: Typed): (typeof WHO_CAME)[number] | null {
  const chosen = WHO_CAME.find((one) => one === textOf(typed, CAME)) ?? null;
  return chosen ?? (textOf(typed, 'attestation.helper').trim() === '' ? null : 'helper');
}

export const isRepresented = (typed: Typed): boolean => whoCame(typed) === 'representative';

/** What is true of somebody, in their own words, or in a representative's, of another. */
export const groupWords = (group: Vulnerability, isOther: boolean): TextKey =>
  isOther ? `representative.vulnerable.${group}` : `session.language.vulnerable.${group}`;

/** Whether nobody can look at that person: the citizen whom another acts for, or a representative of nobody. */
export const isAway = (typed: Typed, { at }: Person): boolean => {
  if (at === 'spouse') return false;
  return isRepresented(typed) === (at === 'citizen');
};

/** Whether the policy keeps an act of that kind for the citizen alone. */
export const isOnlyInPerson = (
  typed: Typed,
  kind: string,
  { representativeBases }: Pick<Facts, 'representativeBases'>,
): boolean => isRepresented(typed) && !mayRepresent(representativeBases, kind, textOf(typed, BASIS));

/** What has to be mended in the right to act for another; `kind` is what a correction is settled on. */
export function powerProblems(typed: Typed, facts: Facts): FieldProblem[] {
  if (!isRepresented(typed)) return [];
  const basis = textOf(typed, BASIS);
  const isListed = basesOf(facts.representativeBases).includes(basis);
  const isSettled = facts.isCorrection && isOnlyInPerson(typed, textOf(typed, 'kind'), facts);
  return [
    ...(isListed ? [] : [{ path: BASIS, code: 'representative.basis' }]),
    ...(isListed && isSettled ? [{ path: BASIS, code: 'representative.notAllowed' }] : []),
    ...neededText(typed, NUMBER, NUMBER_LENGTH, 'representative.number'),
    ...dateProblems(typed, ISSUED_ON, facts.today),
    ...neededText(typed, ISSUER, ISSUER_LENGTH, 'representative.issuer'),
  ];
}

const iinOf = (typed: Typed, at: string): string | null => {
  const iin = checkIin(textOf(typed, `${at}.iin`));
  return iin.ok ? iin.value : null;
};

/** Nobody represents themselves. */
export function samePerson(typed: Typed): FieldProblem[] {
  const iin = isRepresented(typed) ? iinOf(typed, CAME) : null;
  return iin !== null && iin === iinOf(typed, 'citizen')
    ? [{ path: 'citizen.iin', code: 'representative.same' }]
    : [];
}

/** What the representative says of themselves and of their right; null while something is missing or wrong. */
export function representativeOf(
  typed: Typed,
  facts: Pick<Facts, 'today'>,
): Omit<RepresentativeAnswers, 'attestation'> | null {
  const iin = checkIin(textOf(typed, `${CAME}.iin`));
  const fullName = checkName(textOf(typed, `${CAME}.fullName`));
  const number = checkFreeText(textOf(typed, NUMBER), NUMBER_LENGTH);
  const issuer = checkFreeText(textOf(typed, ISSUER), ISSUER_LENGTH);
  const issuedOn = dateTyped(typed, ISSUED_ON, facts.today);
  const basis = textOf(typed, BASIS);
  if (!iin.ok || !fullName.ok || !number.ok || !issuer.ok || issuedOn === null || basis === '') return null;
  return {
    iin: iin.value,
    fullName: fullName.value,
    basis,
    // What gives the power is no identity document; the basis says which paper it is.
    document: { kind: 'other', number: number.value, issuedOn, issuer: issuer.value },
  };
}
