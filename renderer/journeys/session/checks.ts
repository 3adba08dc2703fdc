/** What has to be mended in the questions every session begins with. */
import { needsBirthDate } from '../../../shared/domain/actRules.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import { checkDocumentNumber } from '../../../shared/domain/documentNumber.ts';
import { checkIin, iinWarnings, type IinWarning } from '../../../shared/domain/iin.ts';
import { checkName } from '../../../shared/domain/names.ts';
import { checkPhone } from '../../../shared/domain/phone.ts';
import { DocumentKind } from '../../../shared/protocol/schema/people.ts';
import { Language } from '../../../shared/protocol/schema/scalars.ts';
import { DATE_PARTS, dateProblems, datePartsTyped, dateTyped } from '../dateAnswer.ts';
import type { Facts } from '../journey.ts';
import { isTicked, textOf, type FieldProblem, type Typed } from '../typed.ts';
import { CITIZEN, type Person } from './person.ts';
import { samePerson, whoCame } from './representative/answers.ts';

/** The protocol's limit for `helper`. */
const HELPER_LENGTH = 200;

const wrong = (path: string, checked: { ok: true } | { ok: false; code: string }): FieldProblem[] =>
  checked.ok ? [] : [{ path, code: checked.code }];

export const languageProblems = (typed: Typed): FieldProblem[] =>
  Language.safeParse(textOf(typed, 'citizen.language')).success
    ? []
    : [{ path: 'citizen.language', code: 'choice.language' }];

export function helperProblems(typed: Typed): FieldProblem[] {
  // Whoever acts for the citizen, or came with nobody, has no helper: what was typed before stays, and is not signed.
  const helper = whoCame(typed) === 'helper' ? textOf(typed, 'attestation.helper').trim() : '';
  return [
    ...(helper.length > HELPER_LENGTH
      ? [{ path: 'attestation.helper', code: 'text.tooLong', params: { max: HELPER_LENGTH } }]
      : []),
    ...(/\p{Surrogate}/u.test(helper) ? [{ path: 'attestation.helper', code: 'text.characters' }] : []),
  ];
}

export function consentProblems(typed: Typed, { attested }: Person = CITIZEN): FieldProblem[] {
  const path = `${attested}.consent.personalData`;
  return isTicked(typed, path) ? [] : [{ path, code: 'choice.consent' }];
}

export function citizenProblems(
  typed: Typed,
  { today }: Pick<Facts, 'today'>,
  person: Person = CITIZEN,
): FieldProblem[] {
  return [
    ...(person === CITIZEN ? samePerson(typed) : []),
    ...namedProblems(typed, person),
    ...birthDateProblems(typed, today, person),
    ...phoneProblems(typed, person),
  ];
}

/** Of whom nothing more than name and ИИН is asked. */
export const namedProblems = (typed: Typed, { at }: Person): FieldProblem[] => [
  ...wrong(`${at}.iin`, checkIin(textOf(typed, `${at}.iin`))),
  ...wrong(`${at}.fullName`, checkName(textOf(typed, `${at}.fullName`))),
];

/** An ИИН is checked as it is typed, but only once all of it is there. */
export function iinAsTyped(typed: Typed, { at }: Person = CITIZEN): 'unfinished' | 'good' | FieldProblem {
  const text = textOf(typed, `${at}.iin`).replaceAll(/\s/g, '');
  if (text.length < 12) return 'unfinished';
  const checked = checkIin(text);
  return checked.ok ? 'good' : { path: `${at}.iin`, code: checked.code };
}

/** Where ИИН and birth date differ; the law calls that no error, so it never stops anyone. */
export function citizenWarnings(
  typed: Typed,
  today: string,
  person: Person = CITIZEN,
): readonly IinWarning[] {
  const iin = checkIin(textOf(typed, `${person.at}.iin`));
  const birthDate = birthDateOf(typed, today, person);
  return iin.ok && birthDate !== null ? iinWarnings(iin.value, birthDate) : [];
}

export function identityProblems(typed: Typed, { attested }: Person = CITIZEN): FieldProblem[] {
  const kind = `${attested}.document.kind`;
  return [
    ...(DocumentKind.safeParse(textOf(typed, kind)).success
      ? []
      : [{ path: kind, code: 'choice.documentKind' }]),
    ...wrong(
      `${attested}.document.number`,
      checkDocumentNumber(textOf(typed, `${attested}.document.number`)),
    ),
  ];
}

/** The birth date, or null where none or no whole one was given. */
export const birthDateOf = (typed: Typed, today: string, { at }: Person = CITIZEN): IsoDate | null =>
  dateTyped(typed, `${at}.birthDate`, today);

function birthDateProblems(typed: Typed, today: string, { at }: Person): FieldProblem[] {
  const name = `${at}.birthDate`;
  const parts = datePartsTyped(typed, name);
  // The protocol wants it only where an act depends on it: a ban does not.
  const isEmpty = DATE_PARTS.every((part) => parts[part].trim() === '');
  if (isEmpty && !needsBirthDate(textOf(typed, 'kind'))) return [];
  return dateProblems(typed, name, today);
}

function phoneProblems(typed: Typed, { at }: Person): FieldProblem[] {
  const text = textOf(typed, `${at}.phone`).trim();
  return text === '' ? [] : wrong(`${at}.phone`, checkPhone(text));
}
