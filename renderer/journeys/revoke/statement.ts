/** The words of a consent taken back, in the first person. */
import type { SpouseRevokeAnswers } from '../../../shared/api/answers.ts';
import { money } from '../../../shared/texts/numbers.ts';
import type { Texts } from '../../app/texts.tsx';
import { whoLine } from '../claim/statement.ts';
import { sessionDetails, spokenBy, type Statement } from '../session/statement.ts';
import { dayWords } from '../status/held.tsx';
import type { givenTyped } from './answers.ts';

/** `given` is what is known of the consent; `clerk` the staff number of the one who compared the face. */
export function revokeStatement(
  texts: Texts,
  answers: Pick<SpouseRevokeAnswers, 'citizen' | 'attestation'>,
  given: NonNullable<ReturnType<typeof givenTyped>>,
  clerk: string,
): Statement {
  const { t, language } = texts;
  const { lender, amount, day } = given;
  return spokenBy(texts, answers, {
    request: [
      whoLine(texts, answers.citizen),
      t('revoke.confirm.request'),
      t('revoke.confirm.which', { lender, amount: money(language, amount) }),
      t('revoke.confirm.given', { date: dayWords(language, day) }),
      t('revoke.confirm.effect'),
      t('revoke.confirm.own'),
    ],
    details: sessionDetails(texts, answers, clerk),
  });
}
