import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { bad, good, type Result } from '../../shared/api/result.ts';
import {
  CLAIM_PAPERS,
  createCallListPrinting,
  createPrinting,
  RECEIPT,
  SLIP,
  type DrawnPaper,
  type PrintingParts,
} from './printing.ts';
import { papersFolder, receiptsIn, savePaper } from './receiptFiles.ts';

const ENTRY = '01936f0a-7b3c-7000-8000-000000000001';
const KEY = '01936f0a-7b3c-7000-8000-000000000002';
const INPUT = { key: KEY, entry: ENTRY, format: '80mm' as const };
const PDF = new Uint8Array([37, 80, 68, 70]);
const PAPER = {
  entry: {
    id: ENTRY,
    seq: 2,
    kind: 'ban.set',
    at: '2026-11-22T10:42:00.000+05:00',
    state: 'waiting',
    who: 'Әубәкірова Қ. Ө.',
    iinLast4: '0003',
    language: 'kk',
    scope: ['bank'],
    place: 2,
    toMend: false,
  },
  initials: 'Ә. Қ. Ө.',
  center: { kk: 'Орталық', ru: 'Центр', en: 'Center' },
  device: ENTRY,
  clerk: 'С. А.',
  demo: true,
  qr: 'QALQAN1:AB',
  printedAt: '2026-11-22T10:43:00.000+05:00',
};

function desk(change: Partial<PrintingParts> & { printer?: Awaited<ReturnType<DrawnPaper['print']>> } = {}) {
  const events: unknown[] = [];
  const paper: DrawnPaper = {
    print: vi.fn(async () => change.printer ?? 'none'),
    pdf: async () => PDF,
    close: vi.fn(),
  };
  const core = vi.fn(async (name: string, input: unknown): Promise<Result<unknown>> => {
    if (name === 'receipts.make') return good(PAPER);
    events.push(input);
    return good({});
  });
  const save = vi.fn(async () => '/data/receipts/1.pdf');
  const draw = vi.fn(async () => paper);
  const print = createPrinting({ core, draw, save, sleep: async () => {}, ...change }, RECEIPT);
  return { print, core, draw, save, events, paper };
}

test('with a printer the receipt is printed, and the journal hears of it', async () => {
  const { print, events, save, paper } = desk({ printer: 'printed' });
  expect(await print(INPUT)).toEqual(good({ printed: true }));
  expect(events).toEqual([{ key: KEY, what: 'printed', about: ENTRY }]);
  expect(save).not.toHaveBeenCalled();
  expect(paper.close).toHaveBeenCalledOnce();
});

test('without a printer the receipt is kept as a file', async () => {
  const { print, events, save } = desk();
  expect(await print(INPUT)).toEqual(good({ printed: false, savedAs: '/data/receipts/1.pdf' }));
  expect(save).toHaveBeenCalledWith(ENTRY, '80mm', PDF);
  expect(events).toEqual([{ key: KEY, what: 'saved', about: ENTRY }]);
});

test('a printer without paper is told of, and with paper the same press prints', async () => {
  const { print, paper, save, events } = desk({ printer: 'stuck' });
  expect(await print(INPUT)).toEqual(bad('core.printFailed'));
  expect([save.mock.calls, events]).toEqual([[], []]);
  paper.print = async () => 'printed';
  expect(await print(INPUT)).toEqual(good({ printed: true }));
  expect(events).toHaveLength(1);
});

test('asked twice with the same key, one paper comes out', async () => {
  const { print, draw } = desk({ printer: 'printed' });
  expect(await Promise.all([print(INPUT), print(INPUT)])).toEqual([
    good({ printed: true }),
    good({ printed: true }),
  ]);
  await print({ ...INPUT, key: ENTRY });
  expect(draw).toHaveBeenCalledTimes(2);
});

test('a receipt the core does not have is not printed', async () => {
  const { print, draw } = desk({ core: async () => bad('core.noReceipt') });
  expect(await print(INPUT)).toEqual(bad('core.noReceipt'));
  expect(draw).not.toHaveBeenCalled();
});

test('a core that restarts meanwhile is waited for', async () => {
  let asked = 0;
  const core = async (name: string): Promise<Result<unknown>> => {
    asked += 1;
    if (asked % 3 !== 0) return bad('core.restarting');
    return name === 'receipts.make' ? good(PAPER) : good({});
  };
  const { print } = desk({ core, printer: 'printed' });
  expect(await print(INPUT)).toEqual(good({ printed: true }));
});

test.each<[string, Partial<PrintingParts>]>([
  ['the page does not draw', { draw: () => Promise.reject(new Error('late')) }],
  ['the disk is full', { save: () => Promise.reject(new Error('ENOSPC')) }],
  ['the core answers something else', { core: async () => good({ qr: 1 }) }],
])('where %s it says so, and the same key may try again', async (_what, change) => {
  const { print } = desk(change);
  expect(await print(INPUT)).toEqual(bad('core.printFailed'));
  expect(await print(INPUT)).toEqual(bad('core.printFailed'));
});

test('files are numbered, readable by nobody else, and named after no person', async () => {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-receipts-'));
  const files = [
    await savePaper(receiptsIn(data), ENTRY, '80mm', PDF),
    await savePaper(receiptsIn(data), ENTRY, '80mm', PDF),
    await savePaper(receiptsIn(data), ENTRY, 'a4', PDF),
  ];
  expect(files.map((file) => path.relative(data, file))).toEqual([
    `receipts/${ENTRY}-80mm-1.pdf`,
    `receipts/${ENTRY}-80mm-2.pdf`,
    `receipts/${ENTRY}-a4-1.pdf`,
  ]);
  expect(files.map((file) => fs.statSync(file).mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
  fs.rmSync(data, { recursive: true });
});

test('the call list is printed, or not at all: personal data goes into no file', async () => {
  const list = {
    people: [
      {
        id: ENTRY,
        kind: 'ban.set',
        fullName: 'Т. Т.',
        language: 'kk',
        at: PAPER.printedAt,
        state: 'waiting',
      },
    ],
    language: 'kk',
    center: PAPER.center,
    clerk: '2001',
    demo: true,
    printedAt: PAPER.printedAt,
  };
  for (const came of ['printed', 'none', 'stuck'] as const) {
    const pdf = vi.fn(async () => PDF);
    const close = vi.fn();
    const draw = vi.fn(async () => ({ print: async () => came, pdf, close }));
    const core = vi.fn(async () => good(list));
    const print = createCallListPrinting({ core, draw, sleep: async () => {} });
    const answers = { printed: good({}), none: bad('core.noPrinter'), stuck: bad('core.printFailed') };
    expect(await print({ key: KEY })).toEqual(answers[came]);
    expect(core).toHaveBeenCalledWith('day.callListPaper', { key: KEY });
    expect([pdf.mock.calls.length, close.mock.calls.length]).toEqual([0, 1]);
  }
});

const CLAIM = {
  claim: {
    id: ENTRY,
    at: PAPER.printedAt,
    state: 'waiting',
    code: '000000020',
    language: 'kk',
    loans: [],
    documents: [],
    isOpen: true,
  },
  languages: ['kk', 'ru'],
  citizen: { fullName: 'Т. Т.', iin: '500101300003' },
  document: { kind: 'id-card', number: '1' },
  grounds: ['not-mine'],
  story: '',
  discoveredOn: '2026-11-20',
  evidence: 0,
  letters: [],
  lenders: [],
  center: PAPER.center,
  demo: true,
  printedAt: PAPER.printedAt,
};

test('the papers of a claim and the slip of a session say in the journal which they were', async () => {
  const slip = {
    slip: '000000020',
    language: 'kk',
    center: PAPER.center,
    demo: true,
    printedAt: PAPER.printedAt,
  };
  const { draw, save } = desk();
  const events: unknown[] = [];
  const core = async (name: string, input: unknown): Promise<Result<unknown>> => {
    if (name === 'claims.papers') return good(CLAIM);
    if (name === 'drafts.slip') return good(slip);
    events.push(input);
    return good({});
  };
  const parts = { core, draw, save, sleep: async () => {} };
  const saved = good({ printed: false, savedAs: '/data/receipts/1.pdf' });
  expect(await createPrinting(parts, CLAIM_PAPERS)({ key: KEY, entry: ENTRY })).toEqual(saved);
  expect(await createPrinting(parts, SLIP)({ key: ENTRY, draft: ENTRY })).toEqual(saved);
  expect(save.mock.calls).toEqual([
    [ENTRY, 'papers', PDF],
    [ENTRY, 'slip', PDF],
  ]);
  expect(events).toMatchObject([{ what: 'papers.saved' }, { what: 'slip.saved' }]);
});

test('papers full of personal data go where the administrator says, else into memory, else beside the receipts', () => {
  expect(papersFolder('/mnt/papers', '/run/user/1000', '/data')).toBe('/mnt/papers');
  expect(papersFolder(undefined, '/run/user/1000', '/data')).toBe('/run/user/1000/qalqan-papers');
  expect(papersFolder(undefined, undefined, '/data')).toBe(receiptsIn('/data'));
});
