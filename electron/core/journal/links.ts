/** Which entry mends or puts aside which: what bodies say, kept findable when a body is pruned. */
import type { Db } from '../store/database.ts';
import { DISMISSED } from '../retention/due.ts';
import type { EntryRow } from './rows.ts';

export type Link = 'correction' | 'dismissed';

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
      if ((kind !== 'correction' && kind !== 'desk.event') || body === null) return;
      const link = linkIn(kind, body);
      if (link) insert.run({ id, ...link });
    },
    about: (entry, what) => select.all(entry, what).map(({ id }) => id),
    of: (id) => selectOf.get(id)?.about ?? null,
  };
}

function linkIn(kind: 'correction' | 'desk.event', body: string): { about: string; what: Link } | null {
  const said = JSON.parse(body) as { corrects?: unknown; what?: unknown; about?: unknown };
  if (kind === 'correction')
    return typeof said.corrects === 'string' ? { about: said.corrects, what: 'correction' } : null;
  return said.what === DISMISSED && typeof said.about === 'string'
    ? { about: said.about, what: 'dismissed' }
    : null;
}
