/** Checks all that the registry keeps: every chain, every signature, and that every row refers to one that is there. */
import { sql } from 'kysely';
import { linkProblem } from '../shared/protocol/entries.ts';
import { sha256 } from '../shared/protocol/hashing.ts';
import { openKeyring, type Keyring } from '../shared/protocol/keyring.ts';
import type { Head } from '../shared/protocol/schema/bodies.ts';
import { GENESIS } from '../shared/protocol/schema/entry.ts';
import type { Verdict } from '../shared/protocol/schema/verdict.ts';
import { isSealedBy, publicKey } from '../shared/protocol/signing.ts';
import type { Context } from './context.ts';
import { readLine } from './journal/lines.ts';
import { checkOwnJournal } from './own/check.ts';
import { signaturesOf } from './journal/signatures.ts';
import { entriesAfter } from './store/entries.ts';
import type { Device, Store, StoredEntry } from './store/tables.ts';

/** What was looked at, and what is wrong: ids and places, never what an entry says. */
export type CheckReport = {
  devices: number;
  entries: number;
  verdicts: number;
  problems: string[];
  ok: boolean;
};

const PAGE = 500;
/** More say no more: whoever reads them has to look at the database anyhow. */
const MOST_PROBLEMS = 100;

/** Reads the whole registry once. It may run beside the others: what comes after a journal's turn began is not looked at. */
export async function checkRegistry({ store, keys }: Context): Promise<CheckReport> {
  const ring = openKeyring(keys.published, keys.root);
  if (!ring) throw new Error('the published keys are not signed by the root key');
  const problems = await missing(store);
  const devices = await store.selectFrom('devices').selectAll().where('headSeq', '>', 0).execute();
  let entries = 0;
  let verdicts = 0;
  for (const device of devices) {
    const journal = await checkJournal(store, device);
    const feed = await checkFeed(store, device, ring);
    problems.push(...journal.problems, ...feed.problems);
    entries += journal.count;
    verdicts += feed.count;
    if (problems.length > MOST_PROBLEMS) break;
  }
  problems.push(...(await checkOwnJournal(store, ring)));
  const ok = problems.length === 0;
  return { devices: devices.length, entries, verdicts, problems: problems.slice(0, MOST_PROBLEMS), ok };
}

/**
 * What each row refers to: child, its columns, parent, its columns. It is the whole list, whether or not
 * the database holds it as constraints (docs/decisions/0008-references-checked-not-constrained.md).
 */
export const REFERENCES = [
  ['entries', ['device'], 'devices', ['id']],
  ['entries', ['id'], 'acts', ['id']],
  ['acts', ['device', 'seq'], 'entries', ['device', 'seq']],
  ['verdicts', ['device'], 'devices', ['id']],
  ['verdicts', ['device', 'seq'], 'entries', ['device', 'seq']],
  ['bans', ['entry'], 'acts', ['id']],
  ['bans', ['recordedBy'], 'acts', ['id']],
  ['lifts', ['entry'], 'acts', ['id']],
  ['checks', ['lender'], 'devices', ['id']],
  ['blobs', ['device'], 'devices', ['id']],
  ['blobParts', ['upload'], 'blobs', ['upload']],
  ['blobWaits', ['entry'], 'acts', ['id']],
  ['devices', ['previous'], 'devices', ['id']],
  ['codes', ['device'], 'devices', ['id']],
  ['codes', ['replaces'], 'devices', ['id']],
  ['answers', ['lender'], 'devices', ['id']],
  ['answers', ['order'], 'orders', ['id']],
  ['claimEntries', ['entry'], 'acts', ['id']],
  ['claimEntries', ['claim'], 'acts', ['id']],
  ['cases', ['claim'], 'acts', ['id']],
  ['orders', ['claim', 'loan'], 'cases', ['claim', 'loan']],
  ['orders', ['revokes'], 'orders', ['id']],
  ['answers', ['order'], 'orders', ['id']],
  ['answers', ['id'], 'ownEntries', ['id']],
  ['passkeys', ['person'], 'devices', ['id']],
  ['sessions', ['person'], 'devices', ['id']],
  ['sessions', ['passkey'], 'passkeys', ['id']],
  ['consents', ['entry'], 'acts', ['id']],
] as const;

/** Rows whose parent is not there, counted a reference; and entries without a verdict. */
async function missing(store: Store): Promise<string[]> {
  const problems: string[] = [];
  for (const [child, columns, parent, parentColumns] of REFERENCES) {
    const isSet = columns.map((name) => sql`c.${sql.ref(name)} is not null`);
    const matches = columns.map((name, i) => sql`p.${sql.ref(parentColumns[i] ?? '')} = c.${sql.ref(name)}`);
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from ${sql.table(child)} as c where ${sql.join(isSet, sql` and `)}
        and not exists (select 1 from ${sql.table(parent)} as p where ${sql.join(matches, sql` and `)})`.execute(
      store,
    );
    if (rows[0]?.n) problems.push(`${rows[0].n} of ${child} refer by ${columns.join(', ')} to no ${parent}`);
  }
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from entries as c
      where not exists (select 1 from verdicts as p where p.device = c.device and p.seq = c.seq and p.n = 1)`.execute(
    store,
  );
  if (rows[0]?.n) problems.push(`${rows[0].n} of entries have no verdict`);
  const beyond = await sql<{ n: number }>`
    select count(*) as n from entries as c join devices as p on p.id = c.device where c.seq > p."headSeq"`.execute(
    store,
  );
  if (beyond.rows[0]?.n) problems.push(`${beyond.rows[0].n} of entries are beyond their journal's head`);
  return problems;
}

type Found = { count: number; problems: string[] };

/** One journal from its first entry to its head: no gap, each line signed, hashed and linked as its row says. */
async function checkJournal(store: Store, device: Device): Promise<Found> {
  const key = publicKey(device.publicKey);
  const problems: string[] = [];
  let head: Head = { seq: 0, hash: GENESIS };
  for (;;) {
    const page = (await entriesAfter(store, device.id, head.seq, PAGE)).filter(
      ({ seq }) => seq <= device.headSeq,
    );
    if (page.length === 0) break;
    const lines = page.map(({ line }) => readLine(Buffer.from(line), device.id));
    const isSigned = await signaturesOf(lines, key);
    for (const [i, row] of page.entries()) {
      const line = lines[i];
      const at = `${device.id} ${row.seq}`;
      if (!line?.ok) problems.push(`entry ${at}: not an entry`);
      else if (!isSame(row, line.entry, line.hash)) problems.push(`entry ${at}: not what its row says`);
      else if (!line.digestFits || !isSigned(line)) problems.push(`entry ${at}: signature`);
      else if (linkProblem(head, line.entry) !== null)
        problems.push(`entry ${at}: not linked to the one before`);
      head = { seq: row.seq, hash: row.hash };
    }
  }
  if (head.seq !== device.headSeq || head.hash !== device.headHash)
    problems.push(`journal ${device.id}: ends at ${head.seq}, its head says ${device.headSeq}`);
  return { count: head.seq, problems };
}

const isSame = (row: StoredEntry, entry: { seq: number; id: string; digest: string }, hash: string) =>
  row.seq === entry.seq && row.id === entry.id && row.digest === entry.digest && row.hash === hash;

/** One feed from its first verdict to its last: no gap, each signed and linked, about an entry that is there. */
async function checkFeed(store: Store, device: Device, ring: Keyring): Promise<Found> {
  const problems: string[] = [];
  let [feed, prev] = [0, GENESIS];
  for (;;) {
    const page = (await verdictsAfter(store, device.id, feed)).filter((row) => row.feed <= device.lastFeed);
    if (page.length === 0) break;
    for (const row of page) {
      const verdict = JSON.parse(row.verdict) as Verdict;
      const key = ring.signing(verdict.kid);
      const at = `${device.id} ${row.feed}`;
      if (row.feed !== feed + 1 || verdict.feed !== row.feed) problems.push(`verdict ${at}: a gap before it`);
      else if (verdict.prev !== prev) problems.push(`verdict ${at}: not linked to the one before`);
      else if (!key || !isSealedBy(verdict, key)) problems.push(`verdict ${at}: signature`);
      else if (verdict.hash !== row.hash || verdict.seq !== row.seq || verdict.entry !== row.entry)
        problems.push(`verdict ${at}: about another entry`);
      feed = row.feed;
      // Written in canonical form, which is what the next one names.
      prev = sha256(row.verdict);
    }
  }
  if (feed !== device.lastFeed || prev !== device.lastVerdict)
    problems.push(`feed ${device.id}: ends at ${feed}, its device says ${device.lastFeed}`);
  return { count: feed, problems };
}

const verdictsAfter = (store: Store, device: string, after: number) =>
  store
    .selectFrom('verdicts')
    .leftJoin('entries', (join) =>
      join.onRef('entries.device', '=', 'verdicts.device').onRef('entries.seq', '=', 'verdicts.seq'),
    )
    .select(['verdicts.feed', 'verdicts.seq', 'verdicts.entry', 'verdicts.verdict', 'entries.hash'])
    .where('verdicts.device', '=', device)
    .where('verdicts.feed', '>', after)
    .orderBy('verdicts.feed')
    .limit(PAGE)
    .execute();
