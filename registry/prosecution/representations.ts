/** Representations: one letter to a lender over many cases, and an order for each of them. */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { uuidv7 } from 'uuidv7';
import type { Blob } from '../../shared/protocol/schema/blob.ts';
import type { Representation, RepresentationRequest } from '../../shared/protocol/schema/cases.ts';
import type { OwnEntry } from '../../shared/protocol/schema/own.ts';
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
import { advance, countedTo } from '../store/numbers.ts';
import type { Device, Reading, Writing } from '../store/tables.ts';
import { choose, type Chosen, type Contents, type NotChosen } from './chosen.ts';
import { numbersOf } from './lines.ts';

export type Represented =
  | { ok: true; representation: Representation; told: string[] }
  | { ok: false; problem: NotChosen };

/** Writes the letter; a parameter, because it is what takes long. */
type Draw = (letter: RepresentationLetter) => Promise<Buffer>;

/** A letter that was written before anybody waited for it: what it says, and what of the cases was read for it. */
type Drawn = { letter: RepresentationLetter; pdf: Buffer; contents: Contents };

/** How often a letter is written ahead, before it is written while everybody waits. */
const MOST_AHEAD = 3;

/** Thrown where the letter that was written ahead no longer says what is so. */
const OUTDATED = new Error('the letter is outdated');

/**
 * Numbers the letter, writes it, and sends it to the lender with an order for each case, all in one transaction, which
 * `inOne` runs. Over a year of cases it takes seconds to read them and to write the letter, and an embedded database
 * has one writer at a time: so that is done ahead, and done again where the cases or the number are others by then.
 */
export async function sendRepresentation<T>(
  context: Context,
  by: Device,
  asked: RepresentationRequest,
  inOne: (act: (tx: Writing) => Promise<Represented>) => Promise<T>,
  draw: Draw = representationLetter,
): Promise<T> {
  for (let written = 0; written < MOST_AHEAD; written++) {
    const drawn = await drawAhead(context, by, asked, draw);
    try {
      return await inOne((tx) => represent(context, tx, by, asked, draw, drawn));
    } catch (error) {
      if (error !== OUTDATED) throw error;
    }
  }
  return inOne((tx) => represent(context, tx, by, asked, draw, null));
}

/** The letter as it would be now; null where there would be none. */
async function drawAhead(
  { store, clock }: Context,
  by: Device,
  asked: RepresentationRequest,
  draw: Draw,
): Promise<Drawn | null> {
  const atMs = clock.now();
  const found = await choose(store, by, asked, atMs, new Map());
  if (!found.ok) return null;
  const number = numberOf(atMs, (await countedTo(store, counterOf(atMs))) + 1);
  const letter = await letterOf(store, by, asked, { ...found, number, atMs });
  return { letter, pdf: await draw(letter), contents: found.contents };
}

async function represent(
  context: Context,
  tx: Writing,
  by: Device,
  asked: RepresentationRequest,
  draw: Draw,
  drawn: Drawn | null,
): Promise<Represented> {
  const nowMs = context.clock.now();
  await lockActs(tx, [...new Set(asked.cases.map(({ claim }) => claim))]);
  const found = await choose(tx, by, asked, nowMs, drawn?.contents ?? new Map());
  if (!found.ok) return found;
  const number = numberOf(nowMs, await advance(tx, counterOf(nowMs), 1));
  // It bears the day and the minute at which it was begun; the day must still be that, or its orders are due on another.
  const atMs = drawn && dayAt(drawn.letter.atMs) === dayAt(nowMs) ? drawn.letter.atMs : nowMs;
  const written = await letterOf(tx, by, asked, { ...found, number, atMs });
  if (drawn && !isDeepStrictEqual(drawn.letter, written)) throw OUTDATED;
  const pdf = drawn?.pdf ?? (await draw(written));
  const letter = await keepLetter(tx, context.keys, by, pdf, { label: number, nowMs });
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
  const orders = found.chosen.map(({ row, content }): PendingOrder => {
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

const counterOf = (atMs: number) => `representation.${yearOf(atMs)}`;
const numberOf = (atMs: number, serial: number) => `R-${yearOf(atMs)}-${String(serial).padStart(6, '0')}`;
const dayAt = (atMs: number) => instant(atMs).slice(0, 10);

async function letterOf(
  store: Reading,
  by: Device,
  asked: RepresentationRequest,
  { chosen, number, atMs }: { chosen: readonly Chosen[]; number: string; atMs: number },
): Promise<RepresentationLetter> {
  const policy = await currentPolicy(store);
  const numbers = await numbersOf(store, [...new Set(asked.cases.map(({ claim }) => claim))]);
  const known = policy.lenders.find(({ bin }) => bin === asked.bin);
  return {
    language: asked.language,
    number,
    lender: { bin: asked.bin, name: known?.name[asked.language] ?? chosen[0]?.row.lender ?? '' },
    demands: asked.text,
    by: by.name,
    atMs,
    dueMs: atMs + DUE_MS,
    isDemo: policy.demo,
    loans: chosen.map(({ row, content }) => ({
      number: numbers.get(row.claim) ?? row.claim,
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
