/** The answers of the shared questions, in the form in which they are signed. */
import type { z } from 'zod';
import type {
  AttestationAnswers,
  CitizenAnswers,
  RepresentativeAnswers,
} from '../../../shared/api/answers.ts';
import { checkDocumentNumber } from '../../../shared/domain/documentNumber.ts';
import { checkIin } from '../../../shared/domain/iin.ts';
import { checkName } from '../../../shared/domain/names.ts';
import { checkPhone } from '../../../shared/domain/phone.ts';
import { DocumentKind, Vulnerability } from '../../../shared/protocol/schema/people.ts';
import { Language } from '../../../shared/protocol/schema/scalars.ts';
import { TEXT_VERSIONS } from '../../../shared/texts/versions.ts';
import type { Facts } from '../journey.ts';
import { isTicked, listOf, textOf, type Typed } from '../typed.ts';
import { birthDateOf } from './checks.ts';
import { identityOf } from './face/answers.ts';
import { CITIZEN, REPRESENTATIVE, type Person } from './person.ts';
import { isRepresented, representativeOf, samePerson, whoCame } from './representative/answers.ts';

export type SessionAnswers = {
  readonly citizen: CitizenAnswers;
  readonly attestation: z.infer<typeof AttestationAnswers>;
};

/** Null while an answer is missing or wrong; the steps' own checks say which. */
export function sessionAnswers(
  typed: Typed,
  facts: Pick<Facts, 'today' | 'face' | 'hasCamera'>,
  person: Person = CITIZEN,
): SessionAnswers | null {
  const citizen = citizenOf(typed, facts.today, person);
  const attestation = attestationOf(typed, facts, person);
  if (citizen === null || attestation === null) return null;
  if (person !== CITIZEN || !isRepresented(typed)) return { citizen, attestation };
  const representative = actingOf(typed, facts);
  return representative && { citizen: { ...citizen, representative }, attestation };
}

/** Whoever acts for the citizen, identified as anybody else is. */
function actingOf(
  typed: Typed,
  facts: Pick<Facts, 'today' | 'face' | 'hasCamera'>,
): RepresentativeAnswers | null {
  const said = representativeOf(typed, facts);
  const attestation = attestationOf(typed, facts, REPRESENTATIVE);
  return said && attestation && samePerson(typed).length === 0 ? { ...said, attestation } : null;
}

function attestationOf(
  typed: Typed,
  facts: Pick<Facts, 'face' | 'hasCamera'>,
  person: Person,
): SessionAnswers['attestation'] | null {
  const { attested } = person;
  const document = documentOf(typed, person);
  if (document === null || !isTicked(typed, `${attested}.consent.personalData`)) return null;
  const isHelped = person === CITIZEN && whoCame(typed) === 'helper';
  const helper = isHelped ? textOf(typed, `${attested}.helper`).normalize('NFC').trim() : '';
  return {
    document,
    identity: identityOf(typed, facts, person),
    consent: {
      personalData: true,
      textVersion: TEXT_VERSIONS.consent,
      readAloud: isTicked(typed, `${attested}.consent.readAloud`),
    },
    ...(helper === '' ? {} : { helper }),
  };
}

function citizenOf(
  typed: Typed,
  today: string,
  person: Person,
): Omit<CitizenAnswers, 'representative'> | null {
  const { at } = person;
  const iin = checkIin(textOf(typed, `${at}.iin`));
  const fullName = checkName(textOf(typed, `${at}.fullName`));
  const language = Language.safeParse(textOf(typed, `${at}.language`));
  const phone = checkPhone(textOf(typed, `${at}.phone`));
  const birthDate = birthDateOf(typed, today, person);
  if (!iin.ok || !fullName.ok || !language.success) return null;
  return {
    iin: iin.value,
    fullName: fullName.value,
    language: language.data,
    vulnerable: vulnerableOf(typed, person),
    ...(birthDate === null ? {} : { birthDate }),
    ...(phone.ok ? { phone: phone.value } : {}),
  };
}

/** In the order of the protocol, however they were ticked. */
export function vulnerableOf(typed: Typed, { at }: Person = CITIZEN): Vulnerability[] {
  const ticked = listOf(typed, `${at}.vulnerable`);
  return Vulnerability.options.filter((one) => ticked.includes(one));
}

function documentOf(typed: Typed, { attested }: Person) {
  const kind = DocumentKind.safeParse(textOf(typed, `${attested}.document.kind`));
  const number = checkDocumentNumber(textOf(typed, `${attested}.document.number`));
  if (!kind.success || !number.ok) return null;
  // The number that a scanner read stands beside the one that is shown: changed by hand, it was not read.
  const isRead = number.value === textOf(typed, `${attested}.document.mrz`);
  return { kind: kind.data, number: number.value, ...(isRead ? { mrz: true } : {}) };
}
