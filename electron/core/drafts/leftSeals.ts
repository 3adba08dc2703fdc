/**
 * Seals of drafts that came to nothing: whoever throws away a session in which a citizen asked for help, and begins
 * another, does not undo it. They wait, unreadable here, for the next act of that person that has a guard.
 */
import type { Db } from '../store/database.ts';

/** Who answered, as a keyed hash of their ИИН; what was sealed; when the draft was left (RFC 3339). */
export type LeftSeal = { readonly person: string; readonly sealed: string; readonly at: string };

export type LeftSeals = {
  keep(seal: LeftSeal): void;
  /** Of that person, the first one first. */
  of(person: string): string[];
  /** Those of that person are in the journal now. */
  forget(person: string): void;
  /** Those left before that moment have waited long enough (RFC 3339, in UTC). */
  forgetBefore(at: string): void;
};

/** Over the kiosk's file. */
export function createLeftSeals(db: Db): LeftSeals {
  const insert = db.prepare('INSERT OR IGNORE INTO left_seals VALUES (@sealed, @person, @at)');
  const select = db
    .prepare<[string], string>('SELECT sealed FROM left_seals WHERE person = ? ORDER BY at, sealed')
    .pluck();
  const remove = db.prepare('DELETE FROM left_seals WHERE person = ?');
  const removeBefore = db.prepare('DELETE FROM left_seals WHERE at < ?');
  return {
    keep: (seal) => void insert.run(seal),
    of: (person) => select.all(person),
    forget: (person) => void remove.run(person),
    forgetBefore: (at) => void removeBefore.run(at),
  };
}
