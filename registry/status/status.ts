/** What a citizen is shown about themselves, once for each recorded status.view (registry-protocol, section 8). */
import { z } from 'zod';
import { maskedInitials } from '../../shared/domain/names.ts';
import { isKind, type BanScope } from '../../shared/protocol/schema/bodies.ts';
import type { ActedBy, Status } from '../../shared/protocol/schema/status.ts';
import type { Verdict } from '../../shared/protocol/schema/verdict.ts';
import { readBody } from '../cases/case.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { latestPolicy } from '../policy/policy.ts';
import { actsOf, entryAt } from '../store/entries.ts';
import type { Act, Device, Writing } from '../store/tables.ts';
import { transact } from '../store/transact.ts';
import { latestVerdict } from '../verdicts/append.ts';
import { consentsOf } from './consents.ts';
import { loanStatuses } from './timeline.ts';

const OPEN_FOR_MS = 10 * 60_000;
const CHECKS_FOR_MS = 365 * 24 * 3_600_000;

export type StatusAnswer =
  | { ok: true; answer: Status }
  | { ok: false; problem: 'not-found' | 'expired' | 'used' };

/** The status that the status.view `id` of `device` opens; showing it is logged in the same transaction. */
export function citizenStatus(context: Context, device: Device, id: string): Promise<StatusAnswer> {
  return transact<StatusAnswer>(context.store, async (tx) => {
    const nowMs = context.clock.now();
    const view = (await actsOf(tx, [id])).get(id);
    if (view?.kind !== 'status.view' || view.device !== device.id || view.citizen === null)
      return no('not-found');
    const entry = await entryAt(tx, view.device, view.seq);
    const verdict = await latestVerdict(tx, view.device, view.seq);
    if (verdict?.state !== 'recorded') return no('not-found');
    if (nowMs - entry.receivedAt >= OPEN_FOR_MS) return no('expired');
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('views')
      .values(viewed(view, view.citizen, device, entry.line, nowMs))
      .onConflict((conflict) => conflict.column('entry').doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) return no('used');
    return { ok: true, answer: await statusOf(tx, view.citizen, nowMs) };
  });
}

const no = (problem: 'not-found' | 'expired' | 'used'): StatusAnswer => ({ ok: false, problem });

function viewed(view: Act, citizen: string, device: Device, line: string, nowMs: number) {
  const read = readBody('status.view', (JSON.parse(line) as { body?: unknown }).body);
  const clerk = read.ok ? read.body.attestation.clerk : '?';
  return {
    entry: view.id,
    citizen,
    at: nowMs,
    // PostgreSQL's text has no U+0000.
    who: `${clerk}, ${device.center ?? device.name}`.replaceAll('\0', '\uFFFD'),
    why: view.kind,
    by: null,
  };
}

async function statusOf(tx: Writing, citizen: string, nowMs: number): Promise<Status> {
  const acts = await tx.selectFrom('acts').selectAll().where('citizen', '=', citizen).orderBy('id').execute();
  // One after the other: a transaction is one connection, which answers one question at a time.
  const ofKind = async <T>(kind: string, about: (act: Act) => Promise<T>): Promise<T[]> => {
    const told: T[] = [];
    for (const act of acts) if (act.kind === kind) told.push(await about(act));
    return told;
  };
  const line = (act: Act) => lineOf(tx, act);
  const policy = await latestPolicy(tx);
  return {
    at: instant(nowMs),
    bans: await ofKind('ban.set', async (act) => ({ ...(await line(act)), scope: await scopeOf(tx, act) })),
    consents: await consentsOf(tx, citizen, acts, line),
    claims: await ofKind('claim.file', async (act) => ({
      ...(await line(act)),
      loans: await loanStatuses(tx, act.id, policy, nowMs),
    })),
    checks: await checksOf(tx, citizen, nowMs),
    views: (
      await tx.selectFrom('views').selectAll().where('citizen', '=', citizen).orderBy('at').execute()
    ).map(({ at, who, why }) => ({ at: instant(at), who, why })),
  };
}

/** What is said of one act: its latest verdict, and when it was recorded. */
async function lineOf(tx: Writing, act: Act) {
  const rows = await tx
    .selectFrom('verdicts')
    .select('verdict')
    .where('device', '=', act.device)
    .where('seq', '=', act.seq)
    .orderBy('n')
    .execute();
  const verdicts = rows.map(({ verdict }) => JSON.parse(verdict) as Verdict);
  const last = verdicts.at(-1);
  if (!last) throw new Error('an act without a verdict');
  const recordedAt = verdicts.find(({ state }) => state === 'recorded')?.decidedAt;
  const { state, number, effectiveFrom, reason } = last;
  const representative = actedBy((await entryAt(tx, act.device, act.seq)).line);
  return {
    entry: act.id,
    state,
    ...(number !== undefined && { number }),
    ...(recordedAt !== undefined && { recordedAt }),
    ...(effectiveFrom !== undefined && { effectiveFrom }),
    ...(reason !== undefined && { reason }),
    ...(representative !== undefined && { representative }),
  };
}

const Acted = z.object({
  body: z.object({
    citizen: z.object({
      representative: z.object({ iin: z.string(), fullName: z.string(), basis: z.string() }).optional(),
    }),
  }),
});

/** Whoever acted for the citizen, as far as the entry says so. */
function actedBy(line: string): ActedBy | undefined {
  const acting = Acted.safeParse(JSON.parse(line)).data?.body.citizen.representative;
  return (
    acting && {
      initials: maskedInitials(acting.fullName),
      iinLast4: acting.iin.slice(-4),
      basis: acting.basis,
    }
  );
}

/** The scopes of a ban: those recorded, with corrections; what was asked for where none was. */
async function scopeOf(tx: Writing, act: Act): Promise<BanScope[]> {
  const rows = await tx
    .selectFrom('bans')
    .select('scope')
    .where('entry', '=', act.id)
    .orderBy('scope')
    .execute();
  if (rows.length > 0) return rows.map(({ scope }) => scope);
  const { line } = await entryAt(tx, act.device, act.seq);
  const read = isKind(act.kind) ? readBody('ban.set', (JSON.parse(line) as { body?: unknown }).body) : null;
  return read?.ok ? read.body.scope : [];
}

async function checksOf(tx: Writing, citizen: string, nowMs: number): Promise<Status['checks']> {
  const rows = await tx
    .selectFrom('checks')
    .innerJoin('devices', 'devices.id', 'checks.lender')
    .select(['checks.at', 'checks.purpose', 'checks.ban', 'devices.name', 'devices.bin'])
    .where('checks.citizen', '=', citizen)
    .where('checks.at', '>', nowMs - CHECKS_FOR_MS)
    .orderBy('checks.at', 'desc')
    .execute();
  const policy = await latestPolicy(tx);
  return rows.map(({ at, purpose, ban, name, bin }) => ({
    at: instant(at),
    lender: policy?.lenders.find((lender) => lender.bin === bin)?.name.ru ?? name,
    ...(bin !== null && { bin }),
    purpose,
    ban,
  }));
}
