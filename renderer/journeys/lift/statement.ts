/** The words of a lift, in the first person: what the citizen reads and confirms. Nothing of the guard's answers. */
import type { BanLiftAnswers } from '../../../shared/api/answers.ts';
import { formatIin, parseIin } from '../../../shared/domain/iin.ts';
import { scopeChoice } from '../../../shared/texts/banStatement.ts';
import type { Texts } from '../../app/texts.tsx';
import type { Facts } from '../journey.ts';
import { sessionDetails, spokenBy, type Statement } from '../session/statement.ts';
import { delayWords } from './answers.ts';

/** `clerk` is the staff number of the one who compared the face. */
export function liftStatement(
  texts: Texts,
  answers: Pick<BanLiftAnswers, 'citizen' | 'attestation' | 'scope'>,
  facts: Facts,
  clerk: string,
): Statement {
  const { t, language } = texts;
  const { citizen, scope } = answers;
  const iin = parseIin(citizen.iin);
  const delay = delayWords(language, facts);
  const { approval } = facts;
  return spokenBy(texts, answers, {
    request:
      iin === null
        ? []
        : [
            t('ban.confirm.statement.who', { fullName: citizen.fullName, iin: formatIin(iin) }),
            t(`lift.confirm.${scopeChoice(scope)}`),
            t('lift.confirm.own'),
            t('lift.confirm.effect', { delay }),
            t('lift.confirm.later'),
          ],
    details: [
      ...sessionDetails(texts, answers, clerk),
      ...(approval ? [t('lift.confirm.approved', { number: approval.by })] : []),
      t('lift.confirm.guard'),
    ],
  });
}
