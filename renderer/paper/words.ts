/** What a receipt says, by the kind of act: its state in words, and what to do now. */
import type { EntryView, ReceiptPaper } from '../../shared/api/views.ts';
import { formatResumeCode, resumeCodeOf } from '../../shared/domain/resumeCode.ts';
import { scopeChoice } from '../../shared/texts/banStatement.ts';
import { text, type TextKey } from '../../shared/texts/catalogue.ts';
import { parseIsoDate } from '../../shared/domain/dates.ts';
import type { Tiyn } from '../../shared/domain/money.ts';
import { dateAndTime, longDate } from '../../shared/texts/dates.ts';
import { money } from '../../shared/texts/numbers.ts';

/** A line of a label and a value; one without a value is not printed. */
export type Line = readonly [label: string, value: string | undefined | false];

export type PaperWords = {
  readonly state: (state: EntryView['state']) => TextKey;
  /** What it is about, beside number and times. */
  readonly about: (content: ReceiptPaper) => readonly Line[];
  /** Who the person of the paper is, where that is not plain; initials and four digits follow. */
  readonly person?: TextKey;
  /** When it counts from, as far as a verdict says so. */
  readonly times: (content: ReceiptPaper) => readonly Line[];
  /** What to do now depends on the state that stands above it, of a claim on what it lacks, and on nothing else. */
  readonly next: (state: EntryView['state'], content: ReceiptPaper) => readonly TextKey[];
  /** What is true in every state. */
  readonly always: readonly TextKey[];
};

const ban: PaperWords = {
  state: (state) => `receipt.state.${state}`,
  about: ({ entry: { scope, language } }) => [
    [
      text(language, 'receipt.scope'),
      scope !== undefined && scope.length > 0 && text(language, `ban.scopes.${scopeChoice(scope)}`),
    ],
  ],
  times: ({ entry: { inForceFrom, language } }) => [
    [text(language, 'receipt.inForceFrom'), inForceFrom && dateAndTime(language, inForceFrom)],
  ],
  next(state) {
    if (state === 'in-force') return ['receipt.next.loan', 'receipt.next.codes', 'receipt.next.lift'];
    if (state === 'refused') return ['receipt.next.mend', 'receipt.next.codes'];
    if (state === 'ended') return ['receipt.next.codes'];
    if (state === 'waiting') return ['receipt.next.sent', 'receipt.next.check', 'receipt.next.codes'];
    return ['receipt.next.check', 'receipt.next.codes'];
  },
  always: ['receipt.notCovered', 'receipt.free'],
};

const lift: PaperWords = {
  state: (state) => `lift.paper.state.${state}`,
  about: ({ entry: { scope, language } }) => [
    [
      text(language, 'lift.paper.scope'),
      scope !== undefined && scope.length > 0 && text(language, `lift.scopes.${scopeChoice(scope)}`),
    ],
  ],
  times: ({ entry: { state, effectiveFrom, endedAt, language } }) => [
    [
      text(language, 'lift.paper.effectiveFrom'),
      state === 'recorded' && effectiveFrom !== undefined && dateAndTime(language, effectiveFrom),
    ],
    [text(language, 'lift.paper.endedAt'), endedAt && dateAndTime(language, endedAt)],
  ],
  next(state) {
    if (state === 'ended') return ['receipt.next.codes', 'lift.done.plateEnded.again'];
    if (state === 'refused') return ['receipt.next.codes'];
    const again = ['lift.paper.again', 'receipt.next.codes'] as const;
    return state === 'waiting'
      ? ['lift.paper.sent', 'lift.paper.check', ...again]
      : ['lift.paper.check', ...again];
  },
  always: ['lift.paper.earlier', 'lift.paper.free'],
};

/** The code by which a claim is found again when the document comes. */
const claimCode: PaperWords['about'] = ({ entry: { id, claim, corrects, language } }) => [
  [text(language, 'receipt.claimCode'), formatResumeCode(resumeCodeOf(claim ?? corrects?.id ?? id))],
];

const claim = (kind: 'file' | 'procedure'): PaperWords => ({
  state: (state) => `receipt.of.claim.${kind}.state.${state}`,
  about: claimCode,
  times: () => [],
  next(state, { isComplete }) {
    if (state === 'ended') return ['receipt.next.codes'];
    if (state === 'refused') return ['receipt.next.mend', 'receipt.next.codes'];
    const rest = ['receipt.claimCheck', 'receipt.next.codes'] as const;
    return isComplete === true
      ? ['receipt.of.claim.file.next.lenders', ...rest]
      : ['receipt.of.claim.file.next.letters', 'receipt.of.claim.file.next.bring', ...rest];
  },
  always: ['receipt.claimNever'],
});

const withdrawal: PaperWords = {
  state: (state) => `receipt.of.claim.withdraw.state.${state}`,
  about: claimCode,
  times: () => [],
  next: () => ['receipt.claimCheck', 'receipt.next.codes'],
  always: [],
};

const consent: PaperWords = {
  state: (state) => `spouse.paper.state.${state}`,
  person: 'spouse.paper.borrower',
  about: ({ entry: { consent: terms, language } }) => {
    if (!terms) return [];
    const { initials, iinLast4, lender, amount, validUntil } = terms;
    const day = parseIsoDate(validUntil.slice(0, 10));
    return [
      [
        text(language, 'spouse.paper.giver'),
        text(language, 'spouse.paper.giverValue', { initials, last4: iinLast4 }),
      ],
      [text(language, 'spouse.paper.lender'), lender],
      [text(language, 'spouse.paper.amount'), money(language, amount as Tiyn)],
      [text(language, 'spouse.paper.until'), day !== null && longDate(language, day)],
    ];
  },
  // Of one that has ended it is not said since when it was in force.
  times: (content) => (content.entry.state === 'in-force' ? ban.times(content) : []),
  next(state) {
    if (state === 'ended' || state === 'refused') return ['spouse.done.plate.again', 'receipt.next.codes'];
    const rest = ['spouse.done.plate.lender', 'spouse.done.plate.revoke', 'receipt.next.codes'] as const;
    return state === 'waiting' ? ['spouse.paper.sent', 'spouse.paper.check', ...rest] : rest;
  },
  always: ['spouse.paper.one'],
};

const revocation: PaperWords = {
  state: (state) => `revoke.paper.state.${state}`,
  about: () => [],
  times: () => [],
  next: (state) =>
    state === 'waiting'
      ? ['revoke.paper.sent', 'revoke.done.plate.waiting', 'receipt.next.codes']
      : ['receipt.next.codes'],
  always: ['revoke.paper.issued'],
};

const WORDS: Readonly<Record<string, PaperWords>> = {
  'ban.set': ban,
  'ban.lift': lift,
  'claim.file': claim('file'),
  'claim.procedure': claim('procedure'),
  'claim.withdraw': withdrawal,
  'spouse.consent': consent,
  'spouse.revoke': revocation,
};

/** The words for an entry; a correction's are those of the act it mends. */
export const paperWords = ({ kind, corrects }: EntryView): PaperWords =>
  WORDS[kind === 'correction' ? (corrects?.kind ?? kind) : kind] ?? ban;
