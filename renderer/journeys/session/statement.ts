/**
 * The words the citizen reads and confirms: all that will be signed, in the first person. What is
 * shown, line by line, is what is sent to be hashed into `confirmation.shown`.
 */
import type { Answers } from '../../../shared/api/answers.ts';
import { parseIsoDate } from '../../../shared/domain/dates.ts';
import { checkPhone, formatPhone } from '../../../shared/domain/phone.ts';
import { longDate } from '../../../shared/texts/dates.ts';
import { LANGUAGE_NAMES } from '../../../shared/texts/language.ts';
import type { Texts } from '../../app/texts.tsx';
import { documentsBehind, onBehalf } from './representative/statement.ts';

export type Statement = {
  /** What is asked for. */
  readonly request: readonly string[];
  /** Everything else that is signed with it. */
  readonly details: readonly string[];
  /** Confirmed by whoever acts for the citizen. */
  readonly isOnBehalf?: boolean;
};

/** The same as whoever acts for the citizen confirms it; as it is, where the citizen does. */
export function spokenBy(
  texts: Texts,
  answers: Pick<Answers, 'citizen'>,
  { request, details }: Statement,
): Statement {
  const before = onBehalf(texts, answers);
  return before.length === 0
    ? { request, details }
    : { request: [...before, ...request], details, isOnBehalf: true };
}

/** The whole text as it is signed for: one line a sentence group. */
export const shownText = ({ request, details }: Statement): string => [...request, ...details].join('\n');

/** What every act is signed with; `clerk` is the staff number of the one who compared the face. */
export function sessionDetails(
  texts: Texts,
  answers: Pick<Answers, 'citizen' | 'attestation'>,
  clerk: string,
): string[] {
  const { t, language } = texts;
  const { citizen, attestation } = answers;
  const birthDate = parseIsoDate(citizen.birthDate ?? '');
  const { document, consent, helper } = attestation;
  const groups = citizen.vulnerable.map((group) => t(`session.language.vulnerable.${group}`));
  return [
    birthDate && t('ban.confirm.details.birthDate', { date: longDate(language, birthDate) }),
    ...(documentsBehind(texts, answers, clerk) ?? [
      t(attestation.identity.method === 'face' ? 'face.details' : 'ban.confirm.details.document', {
        document: t(`session.identity.kind.${document.kind}`),
        number: document.number,
        staff: clerk,
      }),
    ]),
    phoneLine(texts, citizen.phone),
    t('ban.confirm.details.language', { language: LANGUAGE_NAMES[citizen.language] }),
    groups.length > 0 && t('ban.confirm.details.vulnerable', { list: groups.join('; ') }),
    helper !== undefined && t('ban.confirm.details.helper', { helper }),
    t('ban.confirm.details.consent'),
    consent.readAloud && t('ban.confirm.details.readAloud'),
  ].filter((line) => typeof line === 'string');
}

function phoneLine({ t }: Texts, phone: string | undefined): string {
  const checked = checkPhone(phone ?? '');
  return checked.ok
    ? t('ban.confirm.details.phone', { phone: formatPhone(checked.value) })
    : t('ban.confirm.details.phoneNone');
}
