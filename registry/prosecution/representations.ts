/** Representations: one letter to a lender over many cases, and an order for each of them. */
import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Blob } from '../../shared/protocol/schema/blob.ts';
import type { Representation, RepresentationRequest } from '../../shared/protocol/schema/cases.ts';
import type { OwnEntry } from '../../shared/protocol/schema/own.ts';
import type { Policy } from '../../shared/protocol/schema/policy.ts';
import { claimParts, contentOf, type ClaimContent } from '../cases/claimContent.ts';
import { factsOf, standingOf } from '../cases/facts.ts';
import { aboutLoan } from '../cases/reconcile.ts';
import { instant, yearOf } from '../clock.ts';
import type { Context } from '../context.ts';
import type { RegistryKeys } from '../keys/keys.ts';
import { DUE_MS, publishOrders, type PendingOrder } from '../lender/publish.ts';
import { representationLetter, type RepresentationLetter } from '../letters/representation.ts';
import { contentName } from '../letters/sheet.ts';
import { appendOwn } from '../own/journal.ts';
import { currentPolicy } from '../policy/policy.ts';
import { insertRows } from '../store/bulk.ts';
import { lockActs } from '../store/entries.ts';
import { advance } from '../store/numbers.ts';
import type { Device, Reading, StoredCase, Writing } from '../store/tables.ts';
import { findCase } from './casePage.ts';
import { linesOf } from './lines.ts';

export type Represented =
  | { ok: true; representation: Representation; told: string[] }
  | { ok: false; problem: 'role' | 'not-found' | 'case-closed' | 'other-lender' };

type Chosen = { row: StoredCase; content: ClaimContent };

/** Numbers the letter, writes it, and sends it to the lender with an order for each case. */
export async function represent(
  context: Context,
  tx: Writing,
  by: Device,
  asked: RepresentationRequest,
): Promise<Represented> {
  const nowMs = context.clock.now();
  const chosen = await choose(tx, by, asked, nowMs);
  if (!Array.isArray(chosen)) return chosen;
  const policy = await currentPolicy(tx);
  const year = yearOf(nowMs);
  const serial = await advance(tx, `representation.${year}`, 1);
  const number = `R-${year}-${String(serial).padStart(6, '0')}`;
  const letter = await keepLetter(
    tx,
    context.keys,
    by,
    await representationLetter(await letterOf(tx, { asked, by, number, policy, chosen, nowMs })),
    { label: number, nowMs },
  );
  const cases = asked.cases.map(({ claim, loan }) => ({ claim, loan }));
  const { bin, language } = asked;
  const said: Representation = {
    id: uuidv7(),
    number,
    bin,
    by: by.id,
    at: instant(nowMs),
    language,
    cases,
    letter,
  };
  const body = { ...said, region: by.region, text: asked.text };
  await appendOwn(tx, context.keys, { kind: 'representation.sent', subject: asked.bin, body }, nowMs);
  const orders = chosen.map(({ row, content }): PendingOrder => {
    const loan = content.filed.loans.find(({ id }) => id === row.loan);
    const representation = { id: said.id, number };
    return { ...aboutLoan(row, loan, content), kind: 'representation', bin, blobs: [letter], representation };
  });
  const rows = [...new Set(cases.map(({ claim }) => claim))].map((claim) => ({
    claim,
    sha256: letter.sha256,
  }));
  await insertRows(tx, 'claimBlobs', { sha256: 'text', claim: 'text' }, rows, 'sha256');
  const told = await publishOrders(tx, context.keys, orders, nowMs);
  return { ok: true, representation: said, told };
}

/** The cases as they are now, held; or why one of them cannot be in a letter to this lender. */
async function choose(tx: Writing, by: Device, asked: RepresentationRequest, nowMs: number) {
  const no = (problem: (Represented & { ok: false })['problem']) => ({ ok: false as const, problem });
  await lockActs(tx, [...new Set(asked.cases.map(({ claim }) => claim))]);
  const chosen: Chosen[] = [];
  for (const name of asked.cases) {
    const row = await findCase(tx, name);
    if (!row) return no('not-found');
    if (by.region !== null && row.region !== by.region) return no('role');
    if (row.bin !== asked.bin) return no('other-lender');
    const { state } = standingOf(await factsOf(tx, row.claim), row, nowMs);
    if (state === 'closed' || state === 'cancelled') return no('case-closed');
    const content = contentOf(row.claim, await claimParts(tx, row.claim));
    if (!content) throw new Error('a case without a claim');
    chosen.push({ row, content });
  }
  return chosen;
}

type Writers = {
  asked: RepresentationRequest;
  by: Device;
  number: string;
  policy: Policy;
  chosen: readonly Chosen[];
  nowMs: number;
};

async function letterOf(tx: Reading, it: Writers): Promise<RepresentationLetter> {
  const { asked, by, policy, chosen, nowMs } = it;
  const lines = await linesOf(
    tx,
    chosen.map(({ row }) => row),
    policy,
    nowMs,
  );
  const known = policy.lenders.find(({ bin }) => bin === asked.bin);
  return {
    language: asked.language,
    number: it.number,
    lender: { bin: asked.bin, name: known?.name[asked.language] ?? chosen[0]?.row.lender ?? '' },
    demands: asked.text,
    by: by.name,
    atMs: nowMs,
    dueMs: nowMs + DUE_MS,
    isDemo: policy.demo,
    loans: chosen.map(({ row, content }, i) => ({
      number: lines[i]?.number ?? row.claim,
      fullName: content.filed.citizen.fullName,
      iin: content.filed.citizen.iin,
      contract: content.filed.loans.find(({ id }) => id === row.loan)?.contract ?? '',
      issuedOn: row.issuedOn,
      amount: row.amount,
    })),
  };
}

/** Keeps the letter as an attachment of the prosecutor's; its lender finds it by its order. */
async function keepLetter(
  tx: Writing,
  { records }: RegistryKeys,
  by: Device,
  content: Buffer,
  { label, nowMs }: { label: string; nowMs: number },
): Promise<Blob> {
  const sha256 = contentName(content);
  const bytes = content.length;
  const mime = 'application/pdf';
  const upload = randomUUID();
  await tx
    .insertInto('blobs')
    .values({
      device: by.id,
      sha256,
      upload,
      bytes,
      mime,
      metadata: '',
      received: bytes,
      createdAt: nowMs,
      expiresAt: null,
      wholeAt: nowMs,
    })
    .execute();
  await tx
    .insertInto('blobParts')
    .values({ upload, start: 0, content: records.sealBytes(content) })
    .execute();
  return { sha256, bytes, mime, label };
}

/** The representations of the asker's region, the newest first. */
export async function representations(context: Context, asker: Device): Promise<Representation[]> {
  const rows = await context.store
    .selectFrom('ownEntries')
    .select('line')
    .where('kind', '=', 'representation.sent')
    .orderBy('seq', 'desc')
    .limit(MOST)
    .execute();
  return rows.flatMap(({ line }) => {
    const { region, text: _, ...said } = (JSON.parse(line) as OwnEntry).body;
    return asker.region === null || region === asker.region ? [said as Representation] : [];
  });
}

/** A list longer than this is a matter for statistics. */
const MOST = 1_000;
