import { uuidv7 } from 'uuidv7';
import { afterEach, expect, test } from 'vitest';
import type {
  ClaimFileAnswers,
  ClaimProcedureAnswers,
  ClaimWithdrawAnswers,
} from '../../../shared/api/answers.ts';
import type { ClaimPapers, ClaimView, SlipPaper } from '../../../shared/api/claims.ts';
import type { Output } from '../../../shared/api/calls.ts';
import type { EntryView, ReceiptPaper } from '../../../shared/api/views.ts';
import { resumeCodeOf } from '../../../shared/domain/resumeCode.ts';
import type { Blob } from '../../../shared/protocol/schema/blob.ts';
import { createJournal } from '../journal/journal.ts';
import { entryOf } from '../journal/rows.ts';
import { createVerdicts } from '../journal/verdicts.ts';
import { createKept, keepPolicy } from '../sync/kept.ts';
import { banAnswers, openAtDesk, openFile, type TestCore } from '../testing/desk.ts';
import { testPolicy, verdictFeed, type TestRegistry } from '../testing/people.ts';

type Core = TestCore & { registry: TestRegistry };

const open: TestCore[] = [];
afterEach(async () => {
  for (const core of open.splice(0)) await core.close();
});
const atDesk = async (): Promise<Core> => {
  const core = await openAtDesk();
  open.push(core);
  return core;
};

const LOAN = '01931d00-0000-7000-8000-0000000000a1';
const OTHER = '01931d00-0000-7000-8000-0000000000a2';
const { citizen, attestation, confirmation } = banAnswers();
const session = { citizen, attestation, confirmation };

const claim = (change: Partial<ClaimFileAnswers> = {}): ClaimFileAnswers => ({
  kind: 'claim.file',
  ...session,
  loans: [
    {
      id: LOAN,
      lender: { bin: '000140000012', name: 'Демо-банк «Алма»' },
      product: 'bank-loan',
      amount: 45_000_000,
      issuedOn: '2026-10-01',
      online: true,
    },
    {
      id: OTHER,
      lender: { name: 'Кім екені белгісіз' },
      product: 'other',
      amount: 100,
      issuedOn: '2026-10-02',
      online: false,
    },
  ],
  grounds: ['not-mine'],
  story: 'Қоңырау шалды 🙂',
  discoveredOn: '2026-11-01',
  evidence: [],
  procedures: [],
  ...change,
});

const resolution = (blob: Blob, loan = LOAN): ClaimFileAnswers['procedures'][number] => ({
  kind: 'victim-resolution',
  number: '1',
  issuedOn: '2026-11-10',
  issuer: 'Demo police',
  blob,
  covers: [{ loan, lender: true, amount: true, date: true }],
});

/** A draft with a file attached, approved where the act asks for a second person. */
async function draft(core: Core, kind: string): Promise<{ id: string; blob: Blob }> {
  const id = uuidv7();
  await core.value('drafts.start', { key: id, journey: 'claim', language: 'kk' });
  const content = Buffer.from('%PDF-1.4 demo');
  const added: Output<'blobs.add'> = await core.value('blobs.add', {
    key: uuidv7(),
    draft: id,
    label: 'scan.pdf',
    bytes: content.length,
    offset: 0,
    part: content.toString('base64'),
  });
  const approval = {
    key: uuidv7(),
    draft: id,
    kind,
    iin: citizen.iin,
    method: 'clerk' as const,
    number: '2001',
    pin: '135791',
  };
  await core.value('staff.approve', approval);
  if (!added.blob) throw new Error('no file was kept');
  return { id, blob: added.blob };
}

async function file(
  core: Core,
  change: (blob: Blob) => Partial<ClaimFileAnswers> = () => ({}),
): Promise<string> {
  const { id, blob } = await draft(core, 'claim.file');
  await core.value('entries.confirm', { id, answers: claim(change(blob)) });
  return id;
}

/** Adds a document to a claim, or takes it back. */
async function follow(
  core: Core,
  answers: (blob: Blob) => ClaimProcedureAnswers | ClaimWithdrawAnswers,
): Promise<ReturnType<TestCore['call']> extends Promise<infer R> ? R : never> {
  const { id, blob } = await draft(core, 'claim.procedure');
  return core.call('entries.confirm', { id, answers: answers(blob) });
}

test('a claim is signed as it was answered, with the second person; the guard says what each loan lacks', async () => {
  const core = await atDesk();
  const id = await file(core, (blob) => ({ evidence: [blob], procedures: [resolution(blob)] }));
  const view: ClaimView = await core.value('claims.show', { id });
  expect(view).toMatchObject({ id, state: 'waiting', isOpen: true, code: resumeCodeOf(id) });
  expect(view.loans.map(({ missing }) => missing)).toEqual([[], ['named']]);
  const db = openFile(core.data);
  const row = createJournal(db, () => {}).byId(id);
  db.close();
  const body = JSON.parse(row?.body ?? '{}');
  expect(body).toMatchObject({
    story: 'Қоңырау шалды 🙂',
    attestation: { approvedBy: '2001', identity: { method: 'two-clerks' } },
    evidence: [{ label: 'scan.pdf', mime: 'application/pdf' }],
  });
});

test('without the second person a claim is not signed', async () => {
  const core = await atDesk();
  const id = uuidv7();
  await core.value('drafts.start', { key: id, journey: 'claim', language: 'kk' });
  expect(await core.call('entries.confirm', { id, answers: claim() })).toMatchObject({
    problem: { code: 'approval.missing' },
  });
});

test('a loan named twice, a document about a loan of nobody, and a file that was never kept are refused', async () => {
  const core = await atDesk();
  const { id, blob } = await draft(core, 'claim.file');
  const [first] = claim().loans;
  const refused = async (change: Partial<ClaimFileAnswers>) =>
    core.call('entries.confirm', { id, answers: claim(change) });
  expect(await refused({ loans: first ? [first, first] : [] })).toMatchObject({
    problem: { fields: [{ path: 'loans.1.id' }] },
  });
  expect(await refused({ procedures: [resolution(blob, uuidv7())] })).toMatchObject({
    problem: { fields: [{ path: 'procedures.0.covers' }] },
  });
  expect(await refused({ evidence: [{ ...blob, sha256: 'f'.repeat(64) }] })).toMatchObject({
    problem: { code: 'blob.missing', fields: [{ path: 'evidence.0' }] },
  });
});

test('a document brought later completes the claim; taking it back closes it for both', async () => {
  const core = await atDesk();
  const id = await file(core);
  const added = await follow(core, (blob) => ({
    kind: 'claim.procedure',
    ...session,
    claim: id,
    procedures: [resolution(blob)],
  }));
  expect(added).toMatchObject({ ok: true, value: { claim: id } });
  const view: ClaimView = await core.value('claims.show', { id });
  expect(view.loans.map(({ missing }) => missing)).toEqual([[], ['named']]);
  const withdraw = () =>
    follow(core, () => ({ kind: 'claim.withdraw', ...session, claim: id, reason: 'Қажет емес' }));
  expect(await withdraw()).toMatchObject({ ok: true });
  expect(await core.value('claims.show', { id })).toMatchObject({ isOpen: false });
  expect(await withdraw()).toMatchObject({ problem: { fields: [{ path: 'claim', code: 'claim.closed' }] } });
});

test('nobody adds to the claim of someone else, or to one that is not here', async () => {
  const core = await atDesk();
  const id = await file(core);
  const other = { ...citizen, iin: '500101300405' };
  const reason = { kind: 'claim.withdraw' as const, ...session, reason: 'x' };
  const { id: mine } = await draft(core, 'claim.withdraw');
  const ask = (answers: ClaimWithdrawAnswers) => core.call('entries.confirm', { id: mine, answers });
  expect(await ask({ ...reason, citizen: other, claim: id })).toMatchObject({
    problem: { fields: [{ path: 'claim', code: 'claim.notYours' }] },
  });
  expect(await ask({ ...reason, claim: uuidv7() })).toMatchObject({
    problem: { fields: [{ path: 'claim', code: 'claim.none' }] },
  });
});

test('a claim is found by the person, by the code on paper and by the registry’s number', async () => {
  const core = await atDesk();
  const id = await file(core);
  const db = openFile(core.data);
  const feed = verdictFeed(core.registry);
  for (const row of createJournal(db, () => {}).after(0, 100)) {
    const isClaim = row.id === id;
    feed.add(entryOf(row), 'recorded', isClaim ? { detail: { ordered: [LOAN], uncovered: [OTHER] } } : {});
  }
  createVerdicts(db, createKept(db).ring).add(feed.items);
  db.close();
  const [found]: ClaimView[] = await core.value('claims.find', { iin: citizen.iin });
  expect(found).toMatchObject({ id, state: 'recorded', loans: [{ orderedAt: expect.any(String) }, {}] });
  expect(found?.loans[1]).not.toHaveProperty('orderedAt');
  expect(await core.value('claims.find', { iin: '500101300405' })).toEqual([]);
  expect(await core.value('claims.find', { iin: citizen.iin, text: '000 000 020' })).toEqual([]);
  for (const text of [resumeCodeOf(id), found?.number ?? '']) {
    const byText: Output<'resume.find'> = await core.value('resume.find', { text });
    expect(byText.entries.map((entry: EntryView) => entry.id)).toEqual([id]);
  }
  expect(await core.call('resume.find', { text: '12' })).toMatchObject({ problem: { code: 'resume.code' } });
  expect(await core.call('resume.find', { text: '000 000 020' })).toMatchObject({
    problem: { code: 'resume.none' },
  });
});

test('a session that is not finished is found by its code, and its slip says nothing of the person', async () => {
  const core = await atDesk();
  const { id } = await draft(core, 'claim.file');
  const byCode: Output<'resume.find'> = await core.value('resume.find', { text: resumeCodeOf(id) });
  expect(byCode.drafts.map((one) => one.id)).toEqual([id]);
  const slip: SlipPaper = await core.value('drafts.slip', { id });
  expect(slip.slip).toBe(resumeCodeOf(id));
  expect(JSON.stringify(slip)).not.toContain(citizen.iin);
});

test('a receipt knows whether each loan of its claim has a document', async () => {
  const core = await atDesk();
  const id = await file(core, (blob) => ({ evidence: [blob], procedures: [resolution(blob)] }));
  const lacking: ReceiptPaper = await core.value('receipts.make', { entry: id });
  expect(lacking.isComplete).toBe(false);
  const whole = await file(core, (blob) => ({
    loans: claim().loans.slice(0, 1),
    evidence: [blob],
    procedures: [resolution(blob)],
  }));
  const complete: ReceiptPaper = await core.value('receipts.make', { entry: whole });
  expect(complete.isComplete).toBe(true);
});

test('the papers hold what a statement and letters need: one letter a lender, with its address', async () => {
  const core = await atDesk();
  const lender = {
    bin: '000140000012',
    name: { kk: 'Demo', ru: 'Demo', en: 'Demo' },
    brands: [],
    kind: 'bank' as const,
    address: 'Demo street 1',
  };
  const policy = testPolicy(core.registry, { serial: 4, lenders: [lender] });
  const db = openFile(core.data);
  keepPolicy(createKept(db), policy, policy);
  db.close();
  const [first, second] = claim().loans;
  const third = first && { ...first, id: uuidv7() };
  const id = await file(core, () => ({ loans: [first, second, third].filter((loan) => loan !== undefined) }));
  const papers: ClaimPapers = await core.value('claims.papers', { entry: id });
  expect(papers).toMatchObject({
    languages: ['kk', 'ru'],
    citizen: { iin: citizen.iin },
    lenders: [{ bin: '000140000012', name: { kk: 'Demo' } }],
    letters: [
      { address: 'Demo street 1', loans: [LOAN, third?.id] },
      { lender: { name: 'Кім екені белгісіз' }, loans: [OTHER] },
    ],
  });
  expect(await core.value('lenders.list', {})).toMatchObject([{ bin: '000140000012' }]);
});
