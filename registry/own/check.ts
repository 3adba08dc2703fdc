/** Checks the registry's own journal: every link, digest and signature. */
import { GENESIS } from '../../shared/protocol/schema/entry.ts';
import { digestOf, hashOf } from '../../shared/protocol/hashing.ts';
import { isSealedByRing, type Keyring } from '../../shared/protocol/keyring.ts';
import { OwnEntry, ownHeaderOf } from '../../shared/protocol/schema/own.ts';
import type { Store } from '../store/tables.ts';

const PAGE = 500;

/** What is wrong with it, by the number of the entry. */
export async function checkOwnJournal(store: Store, ring: Keyring): Promise<string[]> {
  const problems: string[] = [];
  let [seq, prev] = [0, GENESIS];
  for (;;) {
    const page = await store
      .selectFrom('ownEntries')
      .select(['seq', 'id', 'hash', 'line'])
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    if (page.length === 0) return problems;
    for (const row of page) {
      const entry = JSON.parse(row.line) as OwnEntry;
      const problem = ownProblem(entry, prev, ring);
      if (problem !== null) problems.push(`own entry ${row.seq}: ${problem}`);
      else if (row.seq !== seq + 1) problems.push(`own entry ${row.seq}: a gap before it`);
      else if (entry.seq !== row.seq || entry.id !== row.id || row.hash !== hashOf(ownHeaderOf(entry)))
        problems.push(`own entry ${row.seq}: not what its row says`);
      [seq, prev] = [row.seq, row.hash];
    }
  }
}

/** What is wrong with an entry that should follow the one with the hash `prev`; any goes where that is null. */
export function ownProblem(entry: OwnEntry, prev: string | null, ring: Keyring): string | null {
  if (!OwnEntry.safeParse(entry).success) return 'not an entry';
  if (prev !== null && entry.prev !== prev) return 'not linked to the one before';
  if (digestOf(entry.salt, entry.body) !== entry.digest) return 'digest';
  return isSealedByRing(ownHeaderOf(entry), ring) ? null : 'signature';
}
