/** The words of a request to be shown what is held, in the first person: what the citizen reads and confirms. */
import type { StatusViewAnswers } from '../../../shared/api/answers.ts';
import { formatIin, parseIin } from '../../../shared/domain/iin.ts';
import type { Texts } from '../../app/texts.tsx';
import { sessionDetails, spokenBy, type Statement } from '../session/statement.ts';

/** `clerk` is the staff number of the one who compared the face. */
export function statusStatement(
  texts: Texts,
  answers: Pick<StatusViewAnswers, 'citizen' | 'attestation'>,
  clerk: string,
): Statement {
  const { t } = texts;
  const { citizen } = answers;
  const iin = parseIin(citizen.iin);
  return spokenBy(texts, answers, {
    request:
      iin === null
        ? []
        : [
            t('ban.confirm.statement.who', { fullName: citizen.fullName, iin: formatIin(iin) }),
            t('status.confirm.ask'),
            t('status.confirm.seen'),
            t('status.confirm.noted'),
          ],
    details: sessionDetails(texts, answers, clerk),
  });
}
