import { expect, test } from 'vitest';
import { Answers } from '../../../shared/api/answers.ts';
import { isCovered, missingFor } from '../../../shared/domain/refusalGuard.ts';
import { FACTS } from '../testing.ts';
import { claimAnswers } from './answers.ts';
import { groundsProblems, storyProblems } from './checks.ts';
import { documentsProblems, documentsTyped, nextPart } from './documents.ts';
import { loanIds, loansProblems, withoutLoan } from './loans.ts';
import { BLOB, CLAIM, LOAN, OTHER_LOAN } from './testing.ts';

const codes = (problems: readonly { path: string; code: string }[]) =>
  problems.map(({ path, code }) => `${path}: ${code}`);

test('what was typed becomes what is signed, in its one form', () => {
  const answers = claimAnswers(CLAIM, FACTS, 'Прочитано');
  expect(Answers.parse(answers)).toEqual(answers);
  expect(answers).toMatchObject({
    kind: 'claim.file',
    loans: [
      {
        id: LOAN,
        lender: { bin: '000140000042', name: 'Демо-МФО «Дала»' },
        product: 'microcredit',
        contract: '№ 7/26',
        amount: 15_000_050,
        issuedOn: '2026-10-01',
        online: true,
      },
      { id: OTHER_LOAN, product: 'other', amount: 9_900_000, issuedOn: '2026-10-02', online: false },
    ],
    grounds: ['not-mine', 'no-biometrics'],
    story: 'Позвонили «из банка» и велели назвать код 🙂. Ұлым үйде болған жоқ.',
    discoveredOn: '2026-11-05',
    evidence: [BLOB],
    procedures: [
      {
        kind: 'victim-resolution',
        number: '12-3',
        issuedOn: '2026-11-10',
        issuer: 'Демо-отдел полиции',
        erdr: '000',
        blob: BLOB,
        covers: [{ loan: LOAN, lender: true, amount: true, date: true }],
      },
    ],
  });
  // Whom nobody knows is named in the citizen's words, and has no БИН.
  expect(Object.keys(answers?.loans[1]?.lender ?? {})).toEqual(['name']);
});

test('the guard tells the loan that is covered from the one that is not', () => {
  const procedures = documentsTyped(CLAIM, loanIds(CLAIM), FACTS) ?? [];
  expect(isCovered(LOAN, procedures)).toBe(true);
  expect(missingFor(OTHER_LOAN, procedures)).toEqual(['named']);
});

test.each([
  [{ 'loans.0.amount': '0' }, 'loans.0.amount: money.zero'],
  [{ 'loans.0.amount': '1000000000000000' }, 'loans.0.amount: money.tooLarge'],
  [{ 'loans.0.issuedOn.year': '2027' }, 'loans.0.issuedOn.year: date.future'],
  [{ 'loans.1.lender.bin': '' }, 'loans.1.lender.name: lender.empty'],
  [{ 'loans.1.lender.bin': '', 'loans.1.lender.name': 'Дала' }, 'loans.1.lender.name: lender.choose'],
  [{ 'loans.1.product': 'yacht' }, 'loans.1.product: choice.product'],
  [{ 'loans.1.online': '' }, 'loans.1.online: choice.online'],
  [{ 'loans.0.contract': 'я'.repeat(81) }, 'loans.0.contract: text.tooLong'],
])('a loan with %j is pointed out: %s', (typed, problem) => {
  expect(codes(loansProblems({ ...CLAIM, ...typed }, FACTS))).toEqual([problem]);
  expect(claimAnswers({ ...CLAIM, ...typed }, FACTS, 'x')).toBeNull();
});

test('where the step stands on one screen of a loan only that is asked', () => {
  const typed = { ...CLAIM, 'loans.at': '2/sum' };
  expect(codes(loansProblems(typed, FACTS))).toEqual([
    'loans.2.amount: money.empty',
    'loans.2.issuedOn.day: date.empty',
  ]);
  expect(codes(loansProblems({}, FACTS))).toEqual(['loans.0.lender.name: lender.empty']);
});

test.each([
  [{ 'procedures.0.number': ' ' }, 'procedures.0.number: procedure.number'],
  [{ 'procedures.0.issuer': '' }, 'procedures.0.issuer: procedure.issuer'],
  [{ 'procedures.0.blob': '' }, 'procedures.0.blob: procedure.blob'],
  [{ 'procedures.0.issuedOn.year': '2030' }, 'procedures.0.issuedOn.year: date.future'],
])('a document with %j is pointed out: %s', (typed, problem) => {
  expect(codes(documentsProblems({ ...CLAIM, ...typed }, FACTS))).toEqual([problem]);
  expect(claimAnswers({ ...CLAIM, ...typed }, FACTS, 'x')).toBeNull();
});

test('a police ticket is not asked what it names, and names nothing', () => {
  const typed = { ...CLAIM, 'procedures.0.kind': 'police-ticket' };
  expect(nextPart(typed, 0, 'scan')).toBeNull();
  expect(nextPart(CLAIM, 0, 'scan')).toBe('covers');
  expect(documentsTyped(typed, loanIds(typed), FACTS)?.[0]?.covers).toEqual([]);
});

test('a loan that is removed goes from what documents name as well', () => {
  const typed = { ...CLAIM, ...withoutLoan(CLAIM, 0) };
  const answers = claimAnswers(typed, FACTS, 'x');
  expect(answers?.loans.map(({ id }) => id)).toEqual([OTHER_LOAN]);
  expect(answers?.procedures[0]?.covers).toEqual([]);
});

test('grounds and story: one ground is needed, and another than those offered is told in words', () => {
  expect(codes(groundsProblems({ ...CLAIM, grounds: [] }))).toEqual(['grounds: choice.grounds']);
  expect(storyProblems({ ...CLAIM, story: '' }, FACTS)).toEqual([]);
  expect(codes(storyProblems({ ...CLAIM, story: '', grounds: ['other'] }, FACTS))).toEqual([
    'story: story.empty',
  ]);
  expect(codes(storyProblems({ ...CLAIM, story: 'я'.repeat(5_001) }, FACTS))).toEqual([
    'story: text.tooLong',
  ]);
});

test('without loans, or with more than fifty, nothing can be signed', () => {
  expect(claimAnswers({ ...CLAIM, 'loans.0.id': '' }, FACTS, 'x')).toBeNull();
  const many = Array.from({ length: 51 }, (_, n) =>
    Object.fromEntries(
      Object.entries(CLAIM).flatMap(([name, value]) =>
        name.startsWith('loans.0.') ? [[name.replace('loans.0.', `loans.${n}.`), value]] : [],
      ),
    ),
  );
  const of = (count: number) => Object.assign({}, CLAIM, ...many.slice(0, count)) as typeof CLAIM;
  expect(claimAnswers(of(50), FACTS, 'x')?.loans).toHaveLength(50);
  expect(claimAnswers(of(51), FACTS, 'x')).toBeNull();
});
