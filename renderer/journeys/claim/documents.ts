/** The procedural documents of a claim as they were typed, and as they are signed. */
import type { z } from 'zod';
import { checkFreeText } from '../../../shared/domain/freeText.ts';
import { Procedure as ProcedureSchema } from '../../../shared/protocol/schema/claims.ts';
import { dateProblems, datePaths, dateTyped } from '../dateAnswer.ts';
import { fileTyped } from '../files.ts';
import type { Facts } from '../journey.ts';
import { countOf, spotOf, type Spot } from '../many.ts';
import { isTicked, textOf, type FieldProblem, type Typed } from '../typed.ts';
import { neededText, textProblems } from '../freeText.ts';

export type Procedure = z.infer<typeof ProcedureSchema>;

export const DOCUMENT_KINDS = ProcedureSchema.shape.kind.options;
type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** More than anyone brings; each names up to 50 loans, and an entry has its limit. */
export const MAX_DOCUMENTS = 10;
const MAX_NUMBER = 80;
const MAX_ISSUER = 200;

/** The screens of one document, in order; a police ticket stops nothing, so nobody asks what it names. */
export const DOCUMENT_PARTS = ['document', 'requisites', 'scan', 'covers'] as const;
export type DocumentPart = (typeof DOCUMENT_PARTS)[number];

/** What a document has to name of each loan. */
export const COVER_FACTS = ['lender', 'amount', 'date'] as const;

const FIELDS = ['kind', 'number', 'issuer', 'kui', 'erdr', 'blob'];

/** Every field a document has, but for what it names: nothing can be wrong with that. */
export const DOCUMENT_FIELDS: readonly string[] = Array.from(
  { length: MAX_DOCUMENTS },
  (_, index) => `procedures.${index}`,
).flatMap((at) => [
  ...FIELDS.map((name) => `${at}.${name}`),
  ...datePaths(`${at}.issuedOn`),
  `${at}.issuedOn`,
]);

export const documentCount = (typed: Typed): number => countOf(typed, 'procedures', 'kind');

export const documentSpot = (typed: Typed): Spot<DocumentPart> => spotOf(typed, 'procedures', DOCUMENT_PARTS);

export const documentKind = (typed: Typed, index: number): DocumentKind | null =>
  DOCUMENT_KINDS.find((kind) => kind === textOf(typed, `procedures.${index}.kind`)) ?? null;

/** The part that comes after `part` of the document; null where that was the last. */
export function nextPart(typed: Typed, index: number, part: DocumentPart): DocumentPart | null {
  const next = DOCUMENT_PARTS[DOCUMENT_PARTS.indexOf(part) + 1] ?? null;
  return next === 'covers' && documentKind(typed, index) === 'police-ticket' ? null : next;
}

/** What has to be mended on the screen where the step stands; on the list, in all documents. */
export function documentsProblems(typed: Typed, facts: Pick<Facts, 'today'>): FieldProblem[] {
  const spot = documentSpot(typed);
  if (spot !== null) return partProblems(typed, spot.index, spot.part, facts);
  return Array.from({ length: documentCount(typed) }, (_, index) =>
    DOCUMENT_PARTS.flatMap((part) => partProblems(typed, index, part, facts)),
  ).flat();
}

function partProblems(
  typed: Typed,
  index: number,
  part: DocumentPart,
  { today }: Pick<Facts, 'today'>,
): FieldProblem[] {
  const at = `procedures.${index}`;
  if (part === 'document')
    return documentKind(typed, index) === null ? [{ path: `${at}.kind`, code: 'choice.procedure' }] : [];
  if (part === 'scan')
    return fileTyped(typed, textOf(typed, `${at}.blob`)) === null
      ? [{ path: `${at}.blob`, code: 'procedure.blob' }]
      : [];
  if (part === 'covers') return [];
  return [
    ...neededText(typed, `${at}.number`, MAX_NUMBER, 'procedure.number'),
    ...dateProblems(typed, `${at}.issuedOn`, today),
    ...neededText(typed, `${at}.issuer`, MAX_ISSUER, 'procedure.issuer'),
    ...textProblems(typed, `${at}.kui`, MAX_NUMBER),
    ...textProblems(typed, `${at}.erdr`, MAX_NUMBER),
  ];
}

/**
 * All documents as they are signed, about the loans of these ids in their order; null while one of them
 * is not whole. There may be none.
 */
export function documentsTyped(
  typed: Typed,
  loans: readonly string[],
  facts: Pick<Facts, 'today'>,
): Procedure[] | null {
  const all = Array.from({ length: documentCount(typed) }, (_, index) =>
    documentTyped(typed, index, loans, facts),
  );
  const whole = all.filter((document) => document !== null);
  return whole.length === all.length && all.length <= MAX_DOCUMENTS ? whole : null;
}

function documentTyped(
  typed: Typed,
  index: number,
  loans: readonly string[],
  facts: Pick<Facts, 'today'>,
): Procedure | null {
  const at = `procedures.${index}`;
  const kind = documentKind(typed, index);
  const issuedOn = dateTyped(typed, `${at}.issuedOn`, facts.today);
  const blob = fileTyped(typed, textOf(typed, `${at}.blob`));
  const isWrong = DOCUMENT_PARTS.some((part) => partProblems(typed, index, part, facts).length > 0);
  if (kind === null || issuedOn === null || blob === null || isWrong) return null;
  const optional = (name: 'kui' | 'erdr') => {
    const checked = checkFreeText(textOf(typed, `${at}.${name}`), MAX_NUMBER);
    return checked.ok ? { [name]: checked.value } : {};
  };
  return {
    kind,
    number: clean(typed, `${at}.number`),
    issuedOn,
    issuer: clean(typed, `${at}.issuer`),
    ...optional('kui'),
    ...optional('erdr'),
    blob,
    covers: kind === 'police-ticket' ? [] : coversTyped(typed, index, loans),
  };
}

const clean = (typed: Typed, path: string): string => textOf(typed, path).normalize('NFC').trim();

/** What the document names, of those loans alone of which it names something. */
function coversTyped(typed: Typed, index: number, loans: readonly string[]): Procedure['covers'] {
  return loans
    .map((loan, n) => {
      const at = `procedures.${index}.covers.${n}`;
      const names = (fact: (typeof COVER_FACTS)[number]) => isTicked(typed, `${at}.${fact}`);
      return { loan, lender: names('lender'), amount: names('amount'), date: names('date') };
    })
    .filter(({ lender, amount, date }) => lender || amount || date);
}
