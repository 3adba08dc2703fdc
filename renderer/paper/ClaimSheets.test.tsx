import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { ClaimPapers } from '../../shared/api/claims.ts';
import { ENTRY } from '../app/testing.ts';
import { ClaimSheets } from './ClaimSheets.tsx';
import { Slip } from './Slip.tsx';

afterEach(cleanup);

const BIN = '000140000012';
const center = { kk: 'Орталық', ru: 'Центр', en: 'Center' };
const loan = (id: string, lender: { bin?: string; name: string }, missing: ('decision' | 'amount')[]) => ({
  id,
  lender,
  product: 'card' as const,
  amount: 15_000_050,
  issuedOn: '2026-10-01',
  online: true,
  missing,
});
const PAPERS: ClaimPapers = {
  claim: {
    id: ENTRY.id,
    at: ENTRY.at,
    state: 'waiting',
    code: '000000020',
    language: 'ru',
    loans: [
      loan('a', { bin: BIN, name: 'Альма' }, []),
      loan('b', { name: 'Кто-то' }, ['decision', 'amount']),
    ],
    documents: [{ kind: 'court-decision', number: '7', issuedOn: '2026-11-10', issuer: 'Demo' }],
    isOpen: true,
  },
  languages: ['ru', 'kk'],
  citizen: { fullName: 'Әубәкірова Қымбат', iin: '510214400125', phone: '+77011234567' },
  document: { kind: 'id-card', number: '012345678' },
  grounds: ['coerced'],
  story: 'Первое.\n\nВторое 🙂, 👨‍👩‍👧 и ❤️; 5 # № ™ — нет.',
  discoveredOn: '2026-11-05',
  evidence: 2,
  letters: [
    { lender: { bin: BIN, name: 'Альма' }, address: 'Demo street 1', loans: ['a'] },
    { lender: { name: 'Кто-то' }, loans: ['b'] },
  ],
  lenders: [{ bin: BIN, name: { kk: '«Алма» банкі', ru: 'Банк «Алма»', en: 'Alma' } }],
  center,
  demo: true,
  printedAt: ENTRY.at,
};

const sheets = () => [...document.querySelectorAll<HTMLElement>('.sheet')];
const words = (sheet: HTMLElement | undefined) => (sheet?.textContent ?? '').replaceAll('\u00A0', ' ');

test('a plan, a statement and a letter to each lender, in the citizen’s language and in the other', () => {
  render(<ClaimSheets content={PAPERS} />);
  expect(sheets().map(({ lang, dataset }) => `${lang} ${dataset['sheet']}`)).toEqual([
    'ru plan',
    'ru police',
    'ru letter',
    'ru letter',
    'kk plan',
    'kk police',
    'kk letter',
    'kk letter',
  ]);
  for (const sheet of sheets()) expect(words(sheet)).toMatch(/ДЕМО/);
});

test('the plan says what is missing loan by loan, with dates and the code, and that suspended is not written off', () => {
  render(<ClaimSheets content={PAPERS} />);
  const [plan] = sheets();
  expect(words(plan)).toContain('Кто-то, 150 000,50 ₸, 1 октября 2026 года');
  expect(words(plan)).toContain('талона полиции мало');
  expect(words(plan)).not.toContain('Банк «Алма», 150');
  expect(words(plan)).toContain('000 000 020');
  expect(words(plan)).toContain('22 ноября 2026 года: полиция');
  expect(words(plan)).toContain('2 декабря 2026 года');
  expect(words(plan)).toContain('Приостановлено не значит списано');
});

test('the statement holds the person, the loans and the story; a letter asks for what its loans allow', () => {
  render(<ClaimSheets content={PAPERS} />);
  const [, police, covered, open] = sheets();
  for (const said of [
    'Әубәкірова Қымбат',
    '510214 400 125',
    '+7 701 123 45 67',
    'Второе (эмодзи), (эмодзи) и (эмодзи); 5 # № ™ — нет.',
    'статья 71',
    '5 ноября',
  ])
    expect(words(police)).toContain(said);
  expect(words(covered)).toContain('Банк «Алма»');
  expect(words(covered)).toContain('в течение 3 календарных дней');
  expect(words(open)).toContain('как только получите процессуальный документ');
  const kazakh = sheets().find(({ lang, dataset }) => lang === 'kk' && dataset['sheet'] === 'letter');
  expect(words(kazakh)).toContain('«Алма» банкі');
});

test('where every loan has its document nothing is to be brought anywhere, nor asked of the police', () => {
  const loans = PAPERS.claim.loans.slice(0, 1);
  render(<ClaimSheets content={{ ...PAPERS, claim: { ...PAPERS.claim, loans } }} />);
  const [plan] = sheets();
  expect(words(plan)).toContain('Ничего: по всем займам документ есть');
  expect(words(plan)).not.toMatch(/Куда:|полиция/);
  expect(document.querySelector('[data-sheet="police"]')).toBeNull();
});

test('without a story there is room to write one by hand', () => {
  render(<ClaimSheets content={{ ...PAPERS, story: '' }} />);
  expect(document.querySelectorAll('.sheet-lines')).toHaveLength(2);
});

test('a slip has the code and nothing of a person', () => {
  const { container } = render(
    <Slip content={{ slip: '000000020', language: 'kk', center, demo: false, printedAt: ENTRY.at }} />,
  );
  expect((container.textContent ?? '').replaceAll('\u00A0', ' ')).toContain('000 000 020');
});
