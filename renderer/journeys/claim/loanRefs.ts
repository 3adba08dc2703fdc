/** A loan as documents refer to it, in the claim that is being filed or in one that is recorded. */
import { lessMissing, missingFor, type Missing } from '../../../shared/domain/refusalGuard.ts';
import type { Texts } from '../../app/texts.tsx';
import { isTicked, textOf, type Typed } from '../typed.ts';
import { documentCount, documentKind, type COVER_FACTS } from './documents.ts';

export type LoanRef = {
  readonly id: string;
  readonly lender: string;
  /** Amount and date, in words. */
  readonly words: string;
  /** What was missing before the documents of this session. */
  readonly missing: readonly Missing[];
};

/** What is still missing for a loan with the documents that were typed so far, the loan being the `n`-th. */
export function stillMissing(typed: Typed, loan: LoanRef, n: number): readonly Missing[] {
  const documents = Array.from({ length: documentCount(typed) }, (_, index) => {
    const kind = documentKind(typed, index);
    const names = (fact: (typeof COVER_FACTS)[number]) =>
      isTicked(typed, `procedures.${index}.covers.${n}.${fact}`);
    const cover = { loan: loan.id, lender: names('lender'), amount: names('amount'), date: names('date') };
    return kind === null ? [] : [{ kind, covers: [cover] }];
  }).flat();
  return documents.length === 0 ? loan.missing : lessMissing(loan.missing, missingFor(loan.id, documents));
}

/** What is missing, in words; empty when nothing is. */
export const missingWords = ({ t }: Texts, missing: readonly Missing[]): string =>
  missing.map((one) => t(`claim.missing.${one}`)).join('; ');

/** The short name of a document: its kind, number and issuer as far as they were typed. */
export function documentWords({ t }: Texts, typed: Typed, index: number): { title: string; line: string } {
  const kind = documentKind(typed, index);
  const number = textOf(typed, `procedures.${index}.number`).trim();
  return {
    title: kind === null ? '' : t(`claim.document.kinds.${kind}`),
    line: [number && `№\u00A0${number}`, textOf(typed, `procedures.${index}.issuer`).trim()]
      .filter(Boolean)
      .join(', '),
  };
}
