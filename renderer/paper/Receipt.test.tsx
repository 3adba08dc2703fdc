import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { ReceiptPaper } from '../../shared/api/views.ts';
import { ENTRY } from '../app/testing.ts';
import { Receipt } from './Receipt.tsx';

afterEach(cleanup);

const PAPER: ReceiptPaper = {
  entry: ENTRY,
  initials: 'Ә. Қ. Ө.',
  center: { kk: 'Алматы, № 1 орталық', ru: 'Алматы, центр № 1', en: 'Almaty, center 1' },
  device: '01935b1e-7a00-7000-8000-000000000002',
  clerk: '1001',
  demo: false,
  qr: `QALQAN1:${'ABC123'.repeat(220)}`,
  printedAt: ENTRY.at,
};
const draw = (paper: ReceiptPaper, format: '80mm' | 'a4' = '80mm') => {
  const { container } = render(<Receipt content={paper} format={format} />);
  return (container.textContent ?? '').replaceAll('\u00A0', ' ');
};

test('while it waits the paper says that the ban is not in force', () => {
  const words = draw(PAPER);
  expect(words).toContain('ЕЩЁ НЕ ДЕЙСТВУЕТ');
  expect(words).not.toMatch(/Запрет ДЕЙСТВУЕТ/);
});

test('in force it says so, with the number and since when, in the language of the citizen', () => {
  const entry = {
    ...ENTRY,
    language: 'kk' as const,
    state: 'in-force' as const,
    number: 'KZ-2026-000000079-4',
  };
  const words = draw({ ...PAPER, entry: { ...entry, inForceFrom: '2026-11-22T11:07:00.000+05:00' } }, 'a4');
  expect(words).toContain('KZ-2026-000000079-4');
  expect(words).toContain('2026 жылғы 22 қараша, 11:07');
});

test.each([
  ['waiting', {}, 'ЕЩЁ ДЕЙСТВУЕТ', 'Запрет СНЯТ'],
  [
    'recorded',
    { effectiveFrom: '2026-11-24T11:07:00.000+05:00' },
    '24 ноября 2026 года, 11:07',
    'Запрет СНЯТ',
  ],
  ['refused', {}, 'НЕ СНЯЛ', 'Запрет СНЯТ'],
  ['ended', { endedAt: '2026-11-24T11:07:00.000+05:00' }, 'Запрет СНЯТ', 'ДЕЙСТВУЕТ'],
] as const)(
  'the paper of a lift says, while it is %s, what is true of the ban',
  (state, more, said, unsaid) => {
    const words = draw({ ...PAPER, entry: { ...ENTRY, kind: 'ban.lift', state, ...more } });
    expect(words).toContain(said);
    expect(words).not.toContain(unsaid);
    expect(words).not.toContain('Что запрещено');
  },
);

const CONSENT = {
  who: 'Ёлкин С. Ю.',
  initials: 'Ё. С. Ю.',
  iinLast4: '0405',
  lender: 'Демо-банк «Алма»',
  amount: 400_000_000,
  validUntil: '2026-12-31',
};

test.each([
  ['waiting', 'ЕЩЁ НЕ ДЕЙСТВУЕТ', 'Согласие ДЕЙСТВУЕТ'],
  ['in-force', 'Согласие ДЕЙСТВУЕТ', 'ЕЩЁ НЕ'],
  ['ended', 'больше НЕ ДЕЙСТВУЕТ', 'Согласие ДЕЙСТВУЕТ'],
] as const)(
  'the paper of a consent says, while it is %s, what is true of it, and who is who',
  (state, said, unsaid) => {
    const entry = { ...ENTRY, kind: 'spouse.consent', scope: undefined, consent: CONSENT, state };
    const words = draw({ ...PAPER, entry });
    for (const one of [said, 'Ё. С. Ю.', '0405', 'Ә. Қ. Ө.', 'Демо-банк', '31 декабря 2026'])
      expect(words).toContain(one);
    expect(words).not.toContain(unsaid);
    expect(words).not.toMatch(/Ёлкин|Запрет/);
  },
);

test.each([
  ['waiting', 'ЕЩЁ ДЕЙСТВУЕТ', 'больше НЕ'],
  ['recorded', 'больше НЕ ДЕЙСТВУЕТ', 'ЕЩЁ ДЕЙСТВУЕТ'],
  ['refused', 'НЕ ЗАПИСАЛ', 'больше НЕ'],
] as const)(
  'the paper of a consent taken back says, while that is %s, whether it stands',
  (state, said, unsaid) => {
    const words = draw({ ...PAPER, entry: { ...ENTRY, kind: 'spouse.revoke', scope: undefined, state } });
    expect(words).toContain(said);
    expect(words).not.toContain(unsaid);
  },
);

test('the paper of a claim asks for a document only while one is missing', () => {
  const entry = { ...ENTRY, kind: 'claim.procedure', scope: undefined, state: 'recorded' as const };
  const asks = 'Принесите документ, где названы кредитор, сумма и дата займа';
  expect(draw({ ...PAPER, entry, isComplete: false })).toContain(asks);
  const whole = draw({ ...PAPER, entry, isComplete: true });
  expect(whole).not.toMatch(/Принесите документ|полицию/);
  expect(whole).toContain('Отнесите письма кредиторам.');
});

test('the paper of a correction names the act that it mends', () => {
  const corrects = { id: ENTRY.id, kind: 'claim.file' };
  const words = draw({ ...PAPER, entry: { ...ENTRY, kind: 'correction', scope: undefined, corrects } });
  expect(words).toContain('Исправление: Заявление о мошенничестве');
});

test('a review stands on no paper: only the time is another', () => {
  const entry = { ...ENTRY, kind: 'ban.lift', state: 'recorded' as const, effectiveFrom: ENTRY.at };
  const reason = { code: 'lift-review', kk: 'тексеру', ru: 'проверка', en: 'review' };
  expect(draw({ ...PAPER, entry: { ...entry, reason } })).toBe(draw({ ...PAPER, entry }));
});

test('of the person it shows initials and four digits', () => {
  const words = draw(PAPER);
  expect(words).toContain('Ә. Қ. Ө.');
  expect(words).toContain('0125');
  expect(words).not.toContain('Әубәкірова');
});

test('a roll of a demo is marked at both ends', () => {
  draw({ ...PAPER, demo: true });
  expect(document.querySelectorAll('.receipt-demo')).toHaveLength(2);
});

test('a module of the code is half a millimetre', () => {
  draw(PAPER);
  const svg = document.querySelector('.qr-code');
  const modules = Number(svg?.getAttribute('viewBox')?.split(' ')[2]);
  expect((Number(svg?.getAttribute('width')) / modules) * (25.4 / 96)).toBeCloseTo(0.5);
});

test('where a representative acted the paper says so, by initials and four digits', () => {
  const representative = { initials: 'Ё. С. Ю.', iinLast4: '0405', basis: 'power-of-attorney' };
  const words = draw({ ...PAPER, entry: { ...ENTRY, language: 'kk', representative } });
  expect(words).toContain('Өкіл әрекет еттіЁ. С. Ю. ЖСН соңғы цифрлары: 0405. Сенімхат');
  expect(draw(PAPER)).not.toContain('редставитель');
});
