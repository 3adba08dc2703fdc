/** What a check has to know, of one or of all that are made at once, in one statement. */
import { sql } from 'kysely';
import type { BanScope } from '../../shared/protocol/schema/bodies.ts';
import type { CheckRequest } from '../../shared/protocol/schema/lender.ts';
import type { Policy } from '../../shared/protocol/schema/policy.ts';
import { standingBan } from '../cases/ban.ts';
import { standingConsent } from '../cases/consent.ts';
import type { Rules } from '../policy/recent.ts';
import { isPostgres, rowsFrom } from '../store/bulk.ts';
import { onReplica } from '../store/postgres.ts';
import type { Device, Reading } from '../store/tables.ts';
import { keptFrom, type Note, type Once } from './once.ts';

/** A check under way: who asks, what, under which key, about whom (the lookup key), and when (epoch ms). */
export type Asking = {
  lender: Device;
  asked: CheckRequest;
  request: Once;
  citizen: string;
  nowMs: number;
};

export type Facts = {
  policy: Policy;
  /** Since when (epoch ms) the citizen is banned from what this lender gives. */
  since: number | null;
  /** The consent that would serve, and until when (epoch ms). */
  consent: { entry: string; validUntil: number } | null;
  /** What was answered under the same key before. */
  note: Pick<Note, 'request' | 'answer'> | null;
};

type FactsRow = {
  serial: number;
  /** Whether a replica answered: a connection may have gone elsewhere since the registry started. */
  isReplica: boolean | number;
  since: number | null;
  consent: string | null;
  validUntil: number | null;
  request: string | null;
  answer: string | null;
};

const QUESTION = {
  n: 'integer',
  owner: 'text',
  key: 'text',
  citizen: 'text',
  scope: 'text',
  bin: 'text',
  amount: 'bigint',
  now: 'bigint',
  keptFrom: 'bigint',
} as const;

/**
 * The facts of each check, in their order; asked once more where the policy has changed since the last time. Throws
 * where a replica was asked, which counts as a database that is away.
 */
export async function findFacts(rules: Rules, store: Reading, askings: readonly Asking[]): Promise<Facts[]> {
  for (let policy = rules.lately() ?? (await rules.policy(store)); ;) {
    const rows = await askFor(store, askings, policy);
    const [row] = rows;
    if (!row || rows.length !== askings.length) throw new Error('no facts');
    // Reads go where writes went: a ban once shown in force is never answered `none` (section 9).
    if (row.isReplica) throw onReplica();
    if (row.serial === policy.serial) {
      const found = policy;
      return rows.map(({ since, consent, validUntil, request, answer }) => ({
        policy: found,
        since,
        consent: consent === null ? null : { entry: consent, validUntil: validUntil ?? 0 },
        note: request === null ? null : { request, answer: answer ?? '' },
      }));
    }
    policy = await rules.policy(store, row.serial);
  }
}

async function askFor(store: Reading, askings: readonly Asking[], policy: Policy): Promise<FactsRow[]> {
  const questions = rowsFrom(
    store,
    'q',
    QUESTION,
    askings.map(({ lender, asked, request, citizen, nowMs }, n) => ({
      n,
      owner: request.owner,
      key: request.key,
      citizen,
      scope: scopeOf(policy, lender.bin),
      // No lender has an empty БИН: without one there is no consent.
      bin: lender.bin ?? '',
      amount: asked.amount,
      now: nowMs,
      keptFrom: keptFrom(nowMs),
    })),
  );
  const consent = standingConsent(store, {
    borrower: sql.ref('q.citizen'),
    bin: sql.ref('q.bin'),
    amount: sql.ref('q.amount'),
    nowMs: sql.ref('q.now'),
  });
  const ban = standingBan(store, {
    citizen: sql.ref('q.citizen'),
    scope: sql.ref('q.scope'),
    nowMs: sql.ref('q.now'),
  });
  const note = store
    .selectFrom('idempotency')
    .where('owner', '=', sql.ref<string>('q.owner'))
    .where('key', '=', sql.ref<string>('q.key'))
    .where('at', '>', sql.ref<number>('q.keptFrom'));
  const { rows } = await sql<FactsRow>`
    select (select max(serial) from policies) as serial,
           ${isPostgres(store) ? sql`pg_is_in_recovery()` : sql`0`} as "isReplica", (${ban}) as since,
           (${consent.select('entry')}) as consent, (${consent.select('validUntil')}) as "validUntil",
           (${note.select('request')}) as request, (${note.select('answer')}) as answer
      from ${questions} order by q.n`.execute(store);
  return rows;
}

/** The scope of the bans that concern a lender: its kind's; any (null), where the policy does not say what kind it is. */
export function scopeOf(policy: Policy, bin: string | null): BanScope | null {
  const kind = policy.lenders.find((lender) => lender.bin === bin)?.kind;
  return kind === 'bank' || kind === 'microfinance' ? kind : null;
}
