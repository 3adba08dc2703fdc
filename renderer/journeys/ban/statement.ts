/** The words of a ban, in the first person: what the citizen reads and confirms. */
import type { BanSetAnswers } from '../../../shared/api/answers.ts';
import { parseIin } from '../../../shared/domain/iin.ts';
import { banStatement } from '../../../shared/texts/banStatement.ts';
import type { Texts } from '../../app/texts.tsx';
import { sessionDetails, spokenBy, type Statement } from '../session/statement.ts';

/** `clerk` is the staff number of the one who compared the face. */
export function statementOf(
  texts: Texts,
  answers: Pick<BanSetAnswers, 'citizen' | 'attestation' | 'scope'>,
  clerk: string,
): Statement {
  const { citizen, scope } = answers;
  const iin = parseIin(citizen.iin);
  return spokenBy(texts, answers, {
    request: iin === null ? [] : banStatement(texts.language, { fullName: citizen.fullName, iin }, scope),
    details: sessionDetails(texts, answers, clerk),
  });
}
