/** A lender's check before a loan: signed, and a line in the citizen's status (registry-protocol, section 9). */
import { sql, type Insertable } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { BanScope } from '../../shared/protocol/schema/bodies.ts';
import type { CheckAnswer, CheckRequest } from '../../shared/protocol/schema/lender.ts';
import type { Policy } from '../../shared/protocol/schema/policy.ts';
import { sealWith } from '../../shared/protocol/signing.ts';
import { standingBan } from '../cases/ban.ts';
import { standingConsent } from '../cases/consent.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { isPostgres } from '../store/bulk.ts';
import type { Device, Reading, Store, Tables, Writing } from '../store/tables.ts';
import { transact } from '../store/transact.ts';
import {
  earlierAnswer,
  noteColumns,
  noteOf,
  noteStatement,
  once,
  writeNote,
  type Note,
  type Once,
} from './once.ts';
import { spouseAnswer, spendConsent } from './spouse.ts';

/** The answer, and the devices that have new verdicts by it. */
export type Checked = { answer: CheckAnswer; told: string[] };

type Asking = { lender: Device; asked: CheckRequest; citizen: string; nowMs: number };

/**
 * Answers a check and keeps that it was made, and what was answered under that key, in one transaction; null
 * where the key was used for another request. What is asked of the database is two statements: where the ban, the
 * consent and the earlier answer are read, and where both rows are written. Only a check that uses a consent up
 * reads under locks what it writes.
 */
export async function answerCheck(
  context: Context,
  request: Once,
  lender: Device,
  asked: CheckRequest,
): Promise<Checked | null> {
  const citizen = context.keys.lookup(asked.iin);
  for (;;) {
    const asking = { lender, asked, citizen, nowMs: context.clock.now() };
    const { note, ...facts } = await findFacts(context, context.store, asking, request);
    if (note !== null) return earlierAnswer(note, request) as Checked | null;
    if (facts.consent !== null && asked.purpose === 'contract')
      return once(context, request, (tx) => useUp(context, tx, asking));
    const { row, answer } = made(context, asking, facts);
    const checked: Checked = { answer, told: [] };
    if (await keep(context.store, row, noteOf(request, checked, asking.nowMs))) return checked;
    // The same key came twice at once, and the other was first.
  }
}

type Facts = {
  policy: Policy;
  /** Since when (epoch ms) the citizen is banned from what this lender gives. */
  since: number | null;
  /** The consent that would serve, and until when (epoch ms). */
  consent: { entry: string; validUntil: number } | null;
};

type FactsRow = {
  serial: number;
  since: number | null;
  consent: string | null;
  validUntil: number | null;
  request: string | null;
  answer: string | null;
};

/** All that a check needs to know, in one statement; once more where the policy has changed since the last one. */
async function findFacts(
  context: Context,
  store: Reading,
  { lender, asked, citizen, nowMs }: Asking,
  request: Once,
): Promise<Facts & { note: Pick<Note, 'request' | 'answer'> | null }> {
  for (let policy = context.rules.lately() ?? (await context.rules.policy(store)); ;) {
    const ban = standingBan(store, citizen, scopesFor(policy, lender.bin), nowMs);
    // No lender has an empty БИН: without one there is no consent.
    const consent = standingConsent(store, citizen, lender.bin ?? '', asked.amount, nowMs);
    const { rows } = await sql<FactsRow>`
      select (select max(serial) from policies) as serial, (${ban}) as since,
             c.entry as consent, c."validUntil", i.request, i.answer
        from (select 1 as one) as o left join (${consent}) as c on true
        left join idempotency as i on ${noteColumns('i', request, nowMs)}`.execute(store);
    const [row] = rows;
    if (!row) throw new Error('no facts');
    if (row.serial === policy.serial) {
      return {
        policy,
        since: row.since,
        consent: row.consent === null ? null : { entry: row.consent, validUntil: row.validUntil ?? 0 },
        note: row.request === null ? null : { request: row.request, answer: row.answer ?? '' },
      };
    }
    policy = await context.rules.policy(store, row.serial);
  }
}

/** The check as it is kept, and its signed answer. */
function made(
  context: Context,
  { lender, asked, citizen, nowMs }: Asking,
  { policy, since, consent }: Facts,
) {
  const ban: CheckAnswer['ban'] =
    since === null ? { state: 'none' } : { state: 'in-force', since: instant(since) };
  const row = { id: uuidv7(), lender: lender.id, citizen, at: nowMs, purpose: asked.purpose, ban: ban.state };
  const spouse = spouseAnswer(policy, asked.amount, consent?.validUntil ?? null, nowMs);
  const said = { check: row.id, at: instant(nowMs), lender: lender.id, ...asked, ban, ...spouse };
  return { row, answer: sealWith(said, context.keys.signer) };
}

/** Keeps a check and its answer, both or none: false where the key has an answer already. */
async function keep(store: Store, check: Insertable<Tables['checks']>, note: Note): Promise<boolean> {
  if (!isPostgres(store)) {
    return transact(store, async (tx) => {
      if (!(await writeNote(tx, note))) return false;
      await tx.insertInto('checks').values(check).execute();
      return true;
    });
  }
  const { id, lender, citizen, at, purpose, ban } = check;
  // One statement is a transaction of its own, durable when it is answered.
  const { numInsertedOrUpdatedRows } = await store
    .with('note', (db) => noteStatement(db, note).returning('owner'))
    .insertInto('checks')
    .columns(['id', 'lender', 'citizen', 'at', 'purpose', 'ban'])
    .expression((db) =>
      db
        .selectFrom('note')
        .select([
          sql<string>`${id}::text`.as('id'),
          sql<string>`${lender}::text`.as('lender'),
          sql<string>`${citizen}::text`.as('citizen'),
          sql<number>`${at}::bigint`.as('at'),
          sql<string>`${purpose}::text`.as('purpose'),
          sql<string>`${ban}::text`.as('ban'),
        ]),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows !== 0n;
}

/** A check before a contract, which uses the consent up in the same transaction as its answer. */
async function useUp(context: Context, tx: Writing, asking: Asking): Promise<Checked> {
  const policy = await context.rules.policy(tx);
  const { lender, asked, citizen, nowMs } = asking;
  const ban = await standingBan(tx, citizen, scopesFor(policy, lender.bin), nowMs).executeTakeFirst();
  const consent = await standingConsent(
    tx,
    citizen,
    lender.bin ?? '',
    asked.amount,
    nowMs,
  ).executeTakeFirst();
  const { row, answer } = made(context, asking, {
    policy,
    since: ban?.effectiveFrom ?? null,
    consent: consent ?? null,
  });
  await tx.insertInto('checks').values(row).execute();
  const told = consent ? await spendConsent(context, tx, consent.entry, row.id, nowMs) : [];
  return { answer, told };
}

/** The bans that concern a lender: those of its kind; any, where the policy does not say what kind it is. */
export function scopesFor(policy: Policy, bin: string | null): BanScope[] {
  const kind = policy.lenders.find((lender) => lender.bin === bin)?.kind;
  return kind === 'bank' || kind === 'microfinance' ? [kind] : ['bank', 'microfinance'];
}
