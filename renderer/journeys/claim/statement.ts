/** The words of a claim, in the first person: all that is signed, loan by loan. */
import type { ClaimFileAnswers } from '../../../shared/api/answers.ts';
import { parseIsoDate } from '../../../shared/domain/dates.ts';
import { formatIin, parseIin } from '../../../shared/domain/iin.ts';
import type { Tiyn } from '../../../shared/domain/money.ts';
import { longDate } from '../../../shared/texts/dates.ts';
import { money } from '../../../shared/texts/numbers.ts';
import { plural } from '../../../shared/texts/plural.ts';
import type { Texts } from '../../app/texts.tsx';
import { sessionDetails, spokenBy, type Statement } from '../session/statement.ts';
import type { Procedure } from './documents.ts';
import type { Loan } from './loans.ts';

/** `clerk` is the staff number of the one who compared the face. */
export function claimStatement(texts: Texts, answers: ClaimFileAnswers, clerk: string): Statement {
  const { t, language } = texts;
  const { citizen, loans, grounds, story, discoveredOn, evidence, procedures } = answers;
  const n = loans.length;
  return spokenBy(texts, answers, {
    request: [
      whoLine(texts, citizen),
      t(`claim.confirm.request.${plural(language, n)}`, { n }),
      ...loans.map((loan, index) => loanLine(texts, loan, index)),
      t('claim.confirm.effect'),
      t('claim.confirm.truth'),
    ],
    details: [
      t('claim.confirm.grounds', {
        list: grounds.map((ground) => t(`claim.grounds.kinds.${ground}`)).join('; '),
      }),
      t('claim.confirm.discovered', { date: dateWords(texts, discoveredOn) }),
      ...linesOf(story === '' ? '' : t('claim.confirm.story', { story })),
      ...(evidence.length === 0 ? [] : [t('claim.confirm.evidence', { n: evidence.length })]),
      ...(procedures.length === 0
        ? [t('claim.confirm.documentNone')]
        : procedures.map((document) => documentLine(texts, document))),
      ...sessionDetails(texts, answers, clerk),
    ],
  });
}

/** Longer than any paragraph that is read at once; a citizen's window shows no longer line. */
const LINE_LENGTH = 2_000;

/** A long text in paragraphs, as it was written; one that is too long is cut between words. */
function linesOf(text: string): string[] {
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap(
      (line) => line.match(new RegExp(`.{1,${LINE_LENGTH}}(?:\\s+|$)|.{1,${LINE_LENGTH}}`, 'gu')) ?? [],
    )
    .map((line) => line.trim());
}

/** `Я, Әубәкірова Қымбат, ИИН 510214 400 125.` */
export function whoLine(
  { t }: Texts,
  { fullName, iin }: Pick<ClaimFileAnswers['citizen'], 'fullName' | 'iin'>,
): string {
  const parsed = parseIin(iin);
  return t('claim.confirm.who', { fullName, iin: parsed === null ? iin : formatIin(parsed) });
}

/** A document with all that identifies it. */
export const documentLine = (texts: Texts, { kind, number, issuedOn, issuer }: Procedure): string =>
  texts.t('claim.confirm.document', {
    kind: texts.t(`claim.document.kinds.${kind}`),
    number,
    date: dateWords(texts, issuedOn),
    issuer,
  });

function loanLine(texts: Texts, loan: Loan, index: number): string {
  const { t, language } = texts;
  const line = t('claim.confirm.loan', {
    n: index + 1,
    lender: loan.lender.name,
    amount: money(language, loan.amount as Tiyn),
    // Within a sentence.
    product: t(`claim.product.kinds.${loan.product}`).toLowerCase(),
    date: dateWords(texts, loan.issuedOn),
    way: t(`claim.confirm.ways.${loan.online ? 'online' : 'office'}`),
  });
  return loan.contract === undefined
    ? line
    : `${line} ${t('claim.confirm.contract', { number: loan.contract })}`;
}

/** A day in the words of the language. */
export function dateWords({ language }: Texts, iso: string): string {
  const date = parseIsoDate(iso);
  return date === null ? iso : longDate(language, date);
}
