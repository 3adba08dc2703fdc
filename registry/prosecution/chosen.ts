/** The cases that a representation is about, as they are at a moment. */
import { setImmediate as turn } from 'node:timers/promises';
import type { RepresentationRequest } from '../../shared/protocol/schema/cases.ts';
import { contentOf, partsOfClaims, type ClaimContent } from '../cases/claimContent.ts';
import { movesOf, standingOf } from '../cases/facts.ts';
import { among } from '../store/bulk.ts';
import type { Device, Reading, StoredCase } from '../store/tables.ts';

export type Chosen = { row: StoredCase; content: ClaimContent };

/** What each claim says, and the entries by which it does: as long as there are no others, it says the same. */
export type Contents = ReadonlyMap<string, { entries: string; content: ClaimContent }>;

export type NotChosen = 'role' | 'not-found' | 'case-closed' | 'other-lender';

/** A claim is half a millisecond to read: whoever else asks is answered after so many. */
const CLAIMS_A_TURN = 50;

/** The cases asked for, in their order, and what their claims say; or why one cannot be in a letter to this lender. */
export async function choose(
  store: Reading,
  by: Device,
  asked: RepresentationRequest,
  nowMs: number,
  known: Contents,
): Promise<{ ok: true; chosen: Chosen[]; contents: Contents } | { ok: false; problem: NotChosen }> {
  const no = (problem: NotChosen) => ({ ok: false as const, problem });
  const claims = [...new Set(asked.cases.map(({ claim }) => claim))];
  const rows = await casesOf(store, claims);
  const moves = await movesOf(store, claims);
  const orders = Map.groupBy(moves.orders, ({ claim }) => claim);
  const answers = Map.groupBy(moves.answers, ({ claim }) => claim);
  const about: StoredCase[] = [];
  for (const { claim, loan } of asked.cases) {
    const row = rows.get(claim)?.find((one) => one.loan === loan);
    if (!row) return no('not-found');
    if (by.region !== null && row.region !== by.region) return no('role');
    if (row.bin !== asked.bin) return no('other-lender');
    const facts = { orders: orders.get(claim) ?? [], answers: answers.get(claim) ?? [] };
    const { state } = standingOf(facts, row, nowMs);
    if (state === 'closed' || state === 'cancelled') return no('case-closed');
    about.push(row);
  }
  const contents = await contentsOf(store, claims, known);
  const chosen = about.map((row) => {
    const content = contents.get(row.claim)?.content;
    if (!content) throw new Error('a case without a claim');
    return { row, content };
  });
  return { ok: true, chosen, contents };
}

async function casesOf(store: Reading, claims: readonly string[]): Promise<Map<string, StoredCase[]>> {
  const rows = await store
    .selectFrom('cases')
    .selectAll()
    .where(among(store, 'claim', claims))
    .execute();
  return Map.groupBy(rows, ({ claim }) => claim);
}

/** What the claims say. Those of which all entries are known already are not read again. */
async function contentsOf(store: Reading, claims: readonly string[], known: Contents): Promise<Contents> {
  const rows = await store
    .selectFrom('claimEntries')
    .select(['claim', 'entry'])
    .where(among(store, 'claim', claims))
    .orderBy('entry')
    .execute();
  const entries = new Map(
    [...Map.groupBy(rows, ({ claim }) => claim)].map(([claim, of]) => [
      claim,
      of.map(({ entry }) => entry).join(),
    ]),
  );
  const contents = new Map(
    [...known].filter(([claim, { entries: before }]) => entries.get(claim) === before),
  );
  const unread = claims.filter((claim) => !contents.has(claim));
  for (let start = 0; start < unread.length; start += CLAIMS_A_TURN) {
    if (start > 0) await turn();
    const some = unread.slice(start, start + CLAIMS_A_TURN);
    for (const [claim, parts] of await partsOfClaims(store, some)) {
      const content = contentOf(claim, parts);
      if (content) contents.set(claim, { entries: entries.get(claim) ?? '', content });
    }
  }
  return contents;
}
