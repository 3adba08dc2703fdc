/** What has to be mended in the questions every session begins with. */
import { needsBirthDate } from '../../../shared/domain/actRules.ts';
import { parseDateParts, parseIsoDate, type DatePart, type IsoDate } from '../../../shared/domain/dates.ts';
import { checkDocumentNumber } from '../../../shared/domain/documentNumber.ts';
import { checkIin, iinWarnings, type IinWarning } from '../../../shared/domain/iin.ts';
import { checkName } from '../../../shared/domain/names.ts';
import { checkPhone } from '../../../shared/domain/phone.ts';
import { DocumentKind } from '../../../shared/protocol/schema/people.ts';
import { Language } from '../../../shared/protocol/schema/scalars.ts';
import type { Facts } from '../journey.ts';
import { isTicked, textOf, type FieldProblem, type Typed } from '../typed.ts';

/** The protocol's limit for `helper`. */
const HELPER_LENGTH = 200;

const DATE_PARTS: readonly DatePart[] = ['day', 'month', 'year'];

const wrong = (path: string, checked: { ok: true } | { ok: false; code: string }): FieldProblem[] =>
  checked.ok ? [] : [{ path, code: checked.code }];

export function languageProblems(typed: Typed): FieldProblem[] {
  const helper = textOf(typed, 'attestation.helper').trim();
  return [
    ...(Language.safeParse(textOf(typed, 'citizen.language')).success
      ? []
      : [{ path: 'citizen.language', code: 'choice.language' }]),
    ...(helper.length > HELPER_LENGTH
      ? [{ path: 'attestation.helper', code: 'text.tooLong', params: { max: HELPER_LENGTH } }]
      : []),
    ...(/\p{Surrogate}/u.test(helper) ? [{ path: 'attestation.helper', code: 'text.characters' }] : []),
  ];
}

export function consentProblems(typed: Typed): FieldProblem[] {
  const path = 'attestation.consent.personalData';
  return isTicked(typed, path) ? [] : [{ path, code: 'choice.consent' }];
}

export function citizenProblems(typed: Typed, { today }: Facts): FieldProblem[] {
  return [
    ...wrong('citizen.iin', checkIin(textOf(typed, 'citizen.iin'))),
    ...wrong('citizen.fullName', checkName(textOf(typed, 'citizen.fullName'))),
    ...birthDateProblems(typed, today),
    ...phoneProblems(typed),
  ];
}

/** An ИИН is checked as it is typed, but only once all of it is there. */
export function iinAsTyped(typed: Typed): 'unfinished' | 'good' | FieldProblem {
  const text = textOf(typed, 'citizen.iin').replaceAll(/\s/g, '');
  if (text.length < 12) return 'unfinished';
  const checked = checkIin(text);
  return checked.ok ? 'good' : { path: 'citizen.iin', code: checked.code };
}

/** Where ИИН and birth date differ; the law calls that no error, so it never stops anyone. */
export function citizenWarnings(typed: Typed, today: string): readonly IinWarning[] {
  const iin = checkIin(textOf(typed, 'citizen.iin'));
  const birthDate = birthDateOf(typed, today);
  return iin.ok && birthDate !== null ? iinWarnings(iin.value, birthDate) : [];
}

export function identityProblems(typed: Typed): FieldProblem[] {
  const kind = 'attestation.document.kind';
  return [
    ...(DocumentKind.safeParse(textOf(typed, kind)).success
      ? []
      : [{ path: kind, code: 'choice.documentKind' }]),
    ...wrong(
      'attestation.document.number',
      checkDocumentNumber(textOf(typed, 'attestation.document.number')),
    ),
  ];
}

/** The three fields of the birth date as they were typed. */
export function birthDateParts(typed: Typed): Record<DatePart, string> {
  const part = (name: DatePart) => textOf(typed, `citizen.birthDate.${name}`);
  return { day: part('day'), month: part('month'), year: part('year') };
}

/** The birth date, or null where none or no whole one was given. */
export function birthDateOf(typed: Typed, today: string): IsoDate | null {
  const parsed = parseDateParts(birthDateParts(typed), parseIsoDate(today) ?? undefined);
  return parsed.ok ? parsed.value : null;
}

function birthDateProblems(typed: Typed, today: string): FieldProblem[] {
  const parts = birthDateParts(typed);
  // The protocol wants it only where an act depends on it: a ban does not.
  const isEmpty = DATE_PARTS.every((part) => parts[part].trim() === '');
  if (isEmpty && !needsBirthDate(textOf(typed, 'kind'))) return [];
  const parsed = parseDateParts(parts, parseIsoDate(today) ?? undefined);
  return parsed.ok ? [] : [{ path: `citizen.birthDate.${parsed.part}`, code: parsed.code }];
}

function phoneProblems(typed: Typed): FieldProblem[] {
  const text = textOf(typed, 'citizen.phone').trim();
  return text === '' ? [] : wrong('citizen.phone', checkPhone(text));
}
