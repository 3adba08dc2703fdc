/** The words of a consent, in the first person of the spouse who gives it. Nothing of the guard's answers. */
import type { SpouseConsentAnswers } from '../../../shared/api/answers.ts';
import { formatBin, type Bin } from '../../../shared/domain/bin.ts';
import { formatIin, parseIin } from '../../../shared/domain/iin.ts';
import type { Tiyn } from '../../../shared/domain/money.ts';
import { money } from '../../../shared/texts/numbers.ts';
import type { Texts } from '../../app/texts.tsx';
import { borrowerBehind } from '../session/representative/statement.ts';
import { sessionDetails, type Statement } from '../session/statement.ts';
import { dayWords } from '../status/held.tsx';

/** `clerk` is the staff number of the one who compared both faces. */
export function consentStatement(
  texts: Texts,
  answers: Omit<SpouseConsentAnswers, 'confirmation' | 'guard'>,
  clerk: string,
): Statement {
  const { t, language } = texts;
  const { citizen, attestation, spouse, spouseAttestation, lender, amount, validUntil } = answers;
  const named = ({ fullName, iin }: typeof citizen) => {
    const parsed = parseIin(iin);
    return { fullName, iin: parsed === null ? iin : formatIin(parsed) };
  };
  const { document } = attestation;
  const isAway = citizen.representative !== undefined;
  return {
    request: [
      t('ban.confirm.statement.who', named(spouse)),
      t('spouse.confirm.request'),
      t('spouse.confirm.borrower', named(citizen)),
      t('spouse.confirm.lender', { lender: lender.name, bin: formatBin(lender.bin as Bin) }),
      t('spouse.confirm.amount', { amount: money(language, amount as Tiyn) }),
      t('spouse.confirm.until', { date: dayWords(language, validUntil) }),
      t('spouse.confirm.effect'),
      t('spouse.confirm.own'),
    ],
    details: [
      ...sessionDetails(texts, { citizen: spouse, attestation: spouseAttestation }, clerk),
      t(isAway ? 'representative.confirm.away' : 'spouse.confirm.borrowerDocument', {
        document: t(`session.identity.kind.${document.kind}`),
        number: document.number,
        staff: clerk,
      }),
      ...borrowerBehind(texts, answers),
      t('lift.confirm.guard'),
    ],
  };
}
