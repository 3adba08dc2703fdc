import { act, cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Answers } from '../../../shared/api/answers.ts';
import type { ClaimView } from '../../../shared/api/claims.ts';
import { bad, good } from '../../../shared/api/result.ts';
import { App } from '../../app/App.tsx';
import { createCatalogue } from '../../app/texts.tsx';
import { DESK, DRAFT_VIEW, ENTRY, fakeKiosk, type FakeKiosk } from '../../app/testing.ts';
import { fakeCamera } from '../../input/testing.ts';
import type { Typed } from '../typed.ts';
import { BLOB, CLAIM, LOAN } from './testing.ts';

afterEach(cleanup);

const LENDERS = [
  {
    bin: '000140000032',
    name: { kk: '«Каспий» демо-банкі', ru: 'Демо-банк «Каспий»', en: 'Demo Bank Caspian' },
    brands: [],
    kind: 'bank',
  },
];
const VIEW: ClaimView = {
  id: ENTRY.id,
  at: ENTRY.at,
  state: 'waiting',
  code: '000000020',
  language: 'ru',
  loans: [
    {
      id: LOAN,
      lender: { name: 'Демо-банк «Каспий»' },
      product: 'card',
      amount: 100,
      issuedOn: '2026-10-01',
      online: true,
      missing: ['decision'],
    },
  ],
  documents: [],
  isOpen: true,
};

const at = (state: string, typed: Typed) => ({
  version: 1,
  state,
  context: { typed: { ...typed, kind: 'claim.file' }, view: {}, returning: false },
});
const see = (name: string) =>
  waitFor(() => expect(document.querySelector('main')?.dataset['screen']).toBe(name));
const action = (name: string) =>
  document.querySelector<HTMLElement>(`main ~ * [data-action="${name}"], [data-action="${name}"]`);
const press = async (name: string) => {
  const button = action(name);
  if (button === null) throw new Error(`nothing does ${name}`);
  await userEvent.click(button);
};
const field = (name: string, value?: string) => {
  const one = document.querySelector<HTMLInputElement>(
    value === undefined ? `[name="${name}"]` : `[name="${name}"][value="${value}"]`,
  );
  if (one === null) throw new Error(`no field ${name}`);
  return one;
};
/** What the screen says, with plain spaces. */
const wordsShown = () => (document.querySelector('main')?.textContent ?? '').replaceAll('\u00A0', ' ');
const fill = (name: string, value: string) => fireEvent.change(field(name), { target: { value } });

/** A supervisor has approved this claim of this citizen. */
const APPROVAL = {
  by: '2001',
  name: 'Б. А.',
  at: ENTRY.at,
  kind: 'claim.file',
  iin: '510214400125',
  method: 'clerk',
};

/** A session that opens on the screen of that state, with these answers. */
async function begin(state: string, typed: Typed, handlers = {}, approval = APPROVAL): Promise<FakeKiosk> {
  const draft = {
    ...DRAFT_VIEW,
    journey: 'claim',
    session: ENTRY.id,
    content: at(state, typed),
    approval,
  };
  const fake = fakeKiosk(DESK, {
    'lenders.list': () => good(LENDERS),
    'claims.show': () => good(VIEW),
    'drafts.start': () => good(draft),
    'blobs.thumbnail': () => good({ image: null }),
    'entries.confirm': () => good({ ...ENTRY, kind: 'claim.file' }),
    'entries.show': () => good({ ...ENTRY, kind: 'claim.file' }),
    'claims.print': () => good({ printed: false, savedAs: '/data/receipts/x-papers-1.pdf' }),
    ...handlers,
  });
  render(<App kiosk={fake.kiosk} catalogue={createCatalogue()} />);
  await see('desk.home');
  await press('start-session');
  return fake;
}

const SESSION = Object.fromEntries(
  Object.entries(CLAIM).filter(([name]) => /^(citizen|attestation)/.test(name)),
);

test.each([
  ['2001', 0],
  ['1001', 1],
])('an approval by %s counts only while somebody else serves the citizen', async (by, fields) => {
  await begin('session/approval', { ...SESSION, journey: 'claim' }, {}, { ...APPROVAL, by });
  await see('session.approval');
  expect(document.querySelectorAll('[name="approval.number"]')).toHaveLength(fields);
});

test('a loan is answered on three screens, and then stands in the list with what it comes to', async () => {
  await begin('claim/loans', SESSION);
  await see('claim.lender');
  await press('next');
  await waitFor(() => expect(document.activeElement?.className).toBe('error-summary'));
  fill('loans.0.lender.name', 'каспии');
  await userEvent.click(field('loans.0.lender.bin', '000140000032'));
  expect(field('loans.0.lender.name').value).toBe('Демо-банк «Каспий»');
  await press('next');
  await see('claim.loan');
  fill('loans.0.amount', '0');
  fill('loans.0.issuedOn.day', '1');
  fill('loans.0.issuedOn.month', '10');
  fill('loans.0.issuedOn.year', '2999');
  await press('next');
  await waitFor(() => expect(document.querySelectorAll('.error-summary li')).toHaveLength(2));
  fill('loans.0.amount', '150 000');
  fill('loans.0.issuedOn.year', '2025');
  await press('next');
  await see('claim.product');
  await userEvent.click(field('loans.0.product', 'microcredit'));
  await userEvent.click(field('loans.0.online', 'true'));
  await press('back');
  await see('claim.loan');
  await press('next');
  await see('claim.product');
  await press('next');
  await see('claim.loans');
  expect(wordsShown()).toContain('1 заём на 150 000 ₸');
  await press('next');
  await see('claim.grounds');
});

test('a loan is removed only after a question, and the list falls back to the first screen of a loan', async () => {
  await begin('claim/loans', { ...CLAIM, 'loans.1.id': '' });
  await see('claim.loans');
  await press('remove');
  await waitFor(() => expect(action('confirm-remove')).not.toBeNull());
  await press('confirm-remove');
  await see('claim.lender');
});

test('fifty loans are the most: the fifty-first is told to go into another claim', async () => {
  const loans = Array.from({ length: 50 }, (_, n) =>
    Object.fromEntries(
      Object.entries(CLAIM).flatMap(([name, value]) =>
        name.startsWith('loans.0.') ? [[name.replace('loans.0.', `loans.${n}.`), value]] : [],
      ),
    ),
  );
  await begin('claim/loans', Object.assign({}, CLAIM, ...loans) as Typed);
  await see('claim.loans');
  expect(document.querySelectorAll('[data-item]')).toHaveLength(50);
  expect(action('add-loan')).toBeNull();
});

test('from the answers to the paper: read in the first person, confirmed, and nothing said to be stopped', async () => {
  const fake = await begin('claim/check', CLAIM);
  await see('claim.check');
  expect(document.querySelector('main')?.textContent).toContain('Демо-МФО «Дала»');
  await press('next');
  await see('session.understanding');
  await userEvent.click(field('attestation.consent.understood', 'true'));
  await press('next');
  await see('claim.confirm');
  const words = wordsShown();
  expect(words).toContain('150 000,50 ₸');
  expect(words).toContain('Позвонили «из банка» и велели назвать код 🙂');
  await press('confirm');
  await see('claim.done');
  const [confirmed] = fake.asked('entries.confirm') as { answers: unknown }[];
  expect(Answers.parse(confirmed?.answers)).toMatchObject({ kind: 'claim.file', evidence: [BLOB] });
  await waitFor(() => expect(document.querySelector('[data-loan]')).not.toBeNull());
  const said = wordsShown();
  expect(said).toContain('ещё не остановлено');
  expect(said).toContain('000 000 020');
  expect(said).toContain('талона полиции мало');
  await press('print-papers');
  await waitFor(() =>
    expect(document.querySelector('.papers-status')?.textContent).toContain('x-papers-1.pdf'),
  );
});

test('a claim that lacks nothing is not headed by what it lacks, nor is a document asked for', async () => {
  const whole = { ...VIEW, loans: VIEW.loans.map((loan) => ({ ...loan, missing: [] })) };
  await begin('claim/check', CLAIM, { 'claims.show': () => good(whole) });
  await see('claim.check');
  await press('next');
  await see('session.understanding');
  await userEvent.click(field('attestation.consent.understood', 'true'));
  await press('next');
  await see('claim.confirm');
  await press('confirm');
  await see('claim.done');
  await waitFor(() => expect(document.querySelector('[data-loan]')).not.toBeNull());
  const said = wordsShown();
  expect(said).toContain('Займы и документы');
  expect(said).toContain('Всё, что нужно банку, есть');
  expect(said).not.toContain('Чего не хватает');
  expect(said).not.toContain('принесёте документ');
});

test('a file is kept part by part, and one that is no document is told at its place', async () => {
  const parts: unknown[] = [];
  const fake = await begin(
    'claim/evidence',
    { ...CLAIM, evidence: [] },
    {
      'blobs.add': (input: unknown) => {
        parts.push(input);
        return parts.length === 1 ? bad('blob.type') : good({ received: 3, blob: BLOB });
      },
    },
  );
  await see('claim.evidence');
  await userEvent.upload(field('evidence'), new File(['cat'], 'кот.pdf', { type: 'application/pdf' }));
  await waitFor(() => expect(document.querySelector('.attachment-field [role="alert"]')).not.toBeNull());
  await userEvent.upload(field('evidence'), new File(['cat'], 'кот.pdf', { type: 'application/pdf' }));
  await waitFor(() => expect(document.querySelectorAll('[data-attachment]')).toHaveLength(1));
  expect(document.querySelector('.attachment-field [role="alert"]')).toBeNull();
  expect(fake.asked('blobs.add')).toHaveLength(2);
});

test('a paper can be photographed once the camera shows it; until then the camera is said to start', async () => {
  fakeCamera();
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
  vi.spyOn(HTMLMediaElement.prototype, 'srcObject', 'set').mockReturnValue();
  await begin('claim/evidence', { ...CLAIM, evidence: [] });
  await see('claim.evidence');
  await press('photo');
  await see('claim.camera');
  await waitFor(() => expect(document.querySelector('video')?.hidden).toBe(false));
  expect(action('take-photo')).toBeNull();
  expect(document.querySelector('main [role="status"]')).not.toBeNull();
  act(() => void document.querySelector('video')?.dispatchEvent(new Event('loadeddata')));
  await waitFor(() => expect(action('take-photo')).not.toBeNull());
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, 'mediaDevices');
});

test('without a camera it is said, and the way back leads to the files', async () => {
  await begin('claim/evidence', { ...CLAIM, evidence: [] });
  await see('claim.evidence');
  await press('photo');
  await see('claim.camera');
  await waitFor(() => expect(document.querySelector('main [role="alert"]')).not.toBeNull());
  expect(action('take-photo')).toBeNull();
  await press('close-camera');
  await see('claim.evidence');
  expect(field('evidence')).toBeDefined();
});
