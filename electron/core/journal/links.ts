/** Which entry mends, puts aside, adds to or takes back which: what bodies say, kept findable when a body is pruned. */
import type { Db } from '../store/database.ts';
import { DISMISSED } from '../retention/due.ts';
import type { EntryRow } from './rows.ts';

export type Link = 'correction' | 'dismissed' | 'procedure' | 'withdrawal' | 'revocation';

export type Links = {
  /** Notes what the entry says about another one, if anything. */
  note(row: Pick<EntryRow, 'id' | 'kind' | 'body'>): void;
  /** The ids of the entries that say `what` about `entry`, the oldest first. */
  about(entry: string, what: Link): string[];
  /** The entry that `id` is about, or null. */
  of(id: string): string | null;
};

export function createLinks(db: Db): Links {
  const insert = db.prepare('INSERT INTO links VALUES (@id, @about, @what) ON CONFLICT DO NOTHING');
  const select = db.prepare<[string, string], { id: string }>(
    'SELECT id FROM links WHERE about = ? AND what = ? ORDER BY id',
  );
  const selectOf = db.prepare<[string], { about: string }>('SELECT about FROM links WHERE id = ?');
  return {
    note({ id, kind, body }) {
      const link = body === null ? null : linkIn(kind, body);
      if (link) insert.run({ id, ...link });
    },
    about: (entry, what) => select.all(entry, what).map(({ id }) => id),
    of: (id) => selectOf.get(id)?.about ?? null,
  };
}

/** Under which member of its body an entry of that kind names the other, and what it says of it. */
const NAMING: Readonly<Record<string, readonly [member: string, what: Link]>> = {
  correction: ['corrects', 'correction'],
  'desk.event': ['about', 'dismissed'],
  'claim.procedure': ['claim', 'procedure'],
  'claim.withdraw': ['claim', 'withdrawal'],
  'spouse.revoke': ['consent', 'revocation'],
};

function linkIn(kind: string, body: string): { about: string; what: Link } | null {
  const [member, what] = NAMING[kind] ?? [];
  if (member === undefined || what === undefined) return null;
  const said = JSON.parse(body) as Record<string, unknown>;
  const about = said[member];
  if (typeof about !== 'string' || (what === 'dismissed' && said['what'] !== DISMISSED)) return null;
  return { about, what };
}
