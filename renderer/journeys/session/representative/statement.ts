/** What a representative reads and confirms: who they are, by what right, and then the words of whom they act for. */
import type { Answers } from '../../../../shared/api/answers.ts';
import { formatIin, parseIin } from '../../../../shared/domain/iin.ts';
import { parseIsoDate } from '../../../../shared/domain/dates.ts';
import { basisWords } from '../../../../shared/texts/basis.ts';
import { longDate } from '../../../../shared/texts/dates.ts';
import type { Texts } from '../../../app/texts.tsx';

type Said = Pick<Answers, 'citizen' | 'attestation'>;

const iinWords = (iin: string): string => {
  const parsed = parseIin(iin);
  return parsed === null ? iin : formatIin(parsed);
};

/** Before the citizen's own words; nothing where the citizen speaks. */
export function onBehalf(texts: Texts, { citizen }: Pick<Said, 'citizen'>): string[] {
  const { representative } = citizen;
  if (representative === undefined) return [];
  const { t, language } = texts;
  const { fullName, iin, basis, document } = representative;
  const day = parseIsoDate(document.issuedOn);
  return [
    t('representative.confirm.who', { fullName, iin: iinWords(iin) }),
    t('representative.confirm.power', {
      basis: basisWords(texts.language, basis),
      number: document.number,
      date: day === null ? document.issuedOn : longDate(language, day),
      issuer: document.issuer,
    }),
    t('representative.confirm.citizen', { fullName: citizen.fullName, iin: iinWords(citizen.iin) }),
    t('representative.confirm.words'),
  ];
}

/** How both were identified, in place of what a citizen says of their own document; null where the citizen came. */
export function documentsBehind(
  { t }: Texts,
  { citizen, attestation }: Said,
  clerk: string,
): string[] | null {
  const { representative } = citizen;
  if (representative === undefined) return null;
  const { document } = attestation;
  const own = representative.attestation.document;
  return [
    t('representative.confirm.away', {
      document: t(`session.identity.kind.${document.kind}`),
      number: document.number,
    }),
    t('representative.confirm.document', {
      document: t(`session.identity.kind.${own.kind}`),
      number: own.number,
      staff: clerk,
    }),
    t('representative.confirm.consent'),
  ];
}

/** Of a borrower who is only named: who acts for them. */
export function borrowerBehind(texts: Texts, { citizen }: Pick<Said, 'citizen'>): string[] {
  const { representative } = citizen;
  if (representative === undefined) return [];
  const { fullName, iin, basis } = representative;
  return [
    texts.t('representative.confirm.borrower', {
      fullName,
      iin: iinWords(iin),
      basis: basisWords(texts.language, basis),
    }),
  ];
}
