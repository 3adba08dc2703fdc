/**
 * Refusal guard: why a lender would refuse to stop collecting a loan, known before it does.
 *
 * Sources (design notes on the law, section 2): the document must name lender, amount and date of the
 * loan (gov.kz/situations/231); common reasons of refusal are an oral statement only, a note of a visit
 * to the police without a procedural decision, and a document that lacks amount or bank
 * (bcc.kz/en/personal/other/bcc-safety-info). Documents that count: the decision that recognizes a
 * victim (art. 71 of the Criminal Procedure Code), a submission (art. 200), a court's decision.
 */

/** As in the protocol, section 2. */
export type ProcedureKind = 'victim-resolution' | 'art-200-submission' | 'court-decision' | 'police-ticket';

/** What of a loan a document names. */
export type Cover = {
  readonly loan: string;
  readonly lender: boolean;
  readonly amount: boolean;
  readonly date: boolean;
};

type Document = { readonly kind: ProcedureKind; readonly covers: readonly Cover[] };

/**
 * What is missing for one loan. `document`: there is none at all. `decision`: there is a police ticket
 * and nothing more. `named`: there are documents, but none is about this loan. The rest: the best
 * document does not name it.
 */
export type Missing = 'document' | 'decision' | 'named' | 'lender' | 'amount' | 'date';

const FACTS = ['lender', 'amount', 'date'] as const;

/** What is missing before the lender of the loan `loan` (its id) has to stop collecting it; empty when nothing is. */
export function missingFor(loan: string, documents: readonly Document[]): readonly Missing[] {
  if (documents.length === 0) return ['document'];
  const decisions = documents.filter(({ kind }) => kind !== 'police-ticket');
  if (decisions.length === 0) return ['decision'];
  // One document must name all three: a lender looks at each paper by itself.
  const gaps = decisions.map(({ covers }) => gapsOf(covers.find((cover) => cover.loan === loan)));
  const [best = FACTS] = gaps.toSorted((a, b) => a.length - b.length);
  return best.length === FACTS.length ? ['named'] : best;
}

/** Whether nothing stands in the way of an order to the lender of that loan. */
export const isCovered = (loan: string, documents: readonly Document[]): boolean =>
  missingFor(loan, documents).length === 0;

const gapsOf = (cover: Cover | undefined): readonly (typeof FACTS)[number][] =>
  FACTS.filter((fact) => cover?.[fact] !== true);

/** How far a loan with this missing is from being covered: what lacks one fact is nearer than what lacks a document. */
const FAR: Readonly<Partial<Record<Missing, number>>> = { document: 9, decision: 8, named: 7 };
const farness = (missing: readonly Missing[]): number =>
  missing.reduce((sum, one) => sum + (FAR[one] ?? 1), 0);

/** Of what is missing by some documents and by others, the less: one document that names all is enough. */
export const lessMissing = (a: readonly Missing[], b: readonly Missing[]): readonly Missing[] =>
  farness(b) < farness(a) ? b : a;
