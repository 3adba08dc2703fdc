/** The journal: append-only, chained, signed. Everything done at the desk becomes one entry here. */
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { canonical } from '../../../shared/protocol/canonical.ts';
import { nextEntry } from '../../../shared/protocol/entries.ts';
import { signature } from '../../../shared/protocol/signing.ts';
import type { Head, Kind } from '../../../shared/protocol/schema/bodies.ts';
import { GENESIS } from '../../../shared/protocol/schema/entry.ts';
import { Position, Sha256, Signature } from '../../../shared/protocol/schema/scalars.ts';
import type { Db } from '../store/database.ts';
import { slot, type Slot } from '../store/meta.ts';
import { createActIndex, type ActIndex } from './actIndex.ts';
import { createLinks, type Links } from './links.ts';
import { rowOf, type EntryRow } from './rows.ts';

/** The device's word that the chain is good up to here: what came before need not be verified at start. */
export const Checkpoint = z.object({ seq: Position, hash: Sha256, sig: Signature });
export type Checkpoint = z.infer<typeof Checkpoint>;

/** How many entries lie between two checkpoints. */
const CHECKPOINT_EVERY = 100;

export type Signing = { device: string; key: KeyObject };
/** `salt` only where the act was signed before (see `NewEntry`); its kind may then be any. */
export type NewAct = { id: string; kind: Kind; at: string; body: Record<string, unknown>; salt?: string };

export type Journal = {
  head(): Head;
  /**
   * Appends one entry in one transaction with `alongside`, or answers the entry that has this id already:
   * then nothing is written and `alongside` does not run.
   */
  append(signing: Signing, act: NewAct, alongside?: () => void): EntryRow;
  byId(id: string): EntryRow | null;
  bySeq(seq: number): EntryRow | null;
  /** Entries after `seq`, oldest first, at most `limit`. */
  after(seq: number, limit: number): EntryRow[];
  checkpoint: Slot<Checkpoint>;
};

/** What a checkpoint's signature covers. */
export const checkpointClaim = (device: string, head: Head) => ({ checkpoint: head, device });

/** The journal in `db`; `committed` is told the new head after each append is durable. */
export function createJournal(db: Db, committed: (signing: Signing, head: Head) => void): Journal {
  const columns = 'seq, id, v, device, kind, at, prev, digest, sig, hash, salt, body';
  const last = db.prepare<[], Head>('SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1');
  const selectId = db.prepare<[string], EntryRow>(`SELECT ${columns} FROM entries WHERE id = ?`);
  const selectSeq = db.prepare<[number], EntryRow>(`SELECT ${columns} FROM entries WHERE seq = ?`);
  const selectAfter = db.prepare<[number, number], EntryRow>(
    `SELECT ${columns} FROM entries WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  const insert = db.prepare(
    'INSERT INTO entries VALUES (@seq, @id, @v, @device, @kind, @at, @prev, @digest, @sig, @hash, @salt, @body)',
  );
  // A file of an older program, opened to be read, has no such tables.
  let indexes: { links: Links; acts: ActIndex } | null = null;
  const checkpoint = slot(db, 'journal.checkpoint', Checkpoint);
  const head = (): Head => last.get() ?? { seq: 0, hash: GENESIS };

  const appendNew = db.transaction(
    (signing: Signing, act: NewAct, alongside: () => void): EntryRow | null => {
      if (selectId.get(act.id)) return null;
      const text = canonical(act.body);
      const entry = nextEntry(head(), { device: signing.device, ...act, text }, signing.key);
      const row = rowOf(entry, text);
      insert.run(row);
      indexes ??= { links: createLinks(db), acts: createActIndex(db) };
      indexes.links.note(row);
      indexes.acts.note(row.seq, row, act.body);
      if (row.seq % CHECKPOINT_EVERY === 0) {
        const made = { seq: row.seq, hash: row.hash };
        checkpoint.write({ ...made, sig: signature(checkpointClaim(signing.device, made), signing.key) });
      }
      alongside();
      return row;
    },
  );

  return {
    head,
    checkpoint,
    byId: (id) => selectId.get(id) ?? null,
    bySeq: (seq) => selectSeq.get(seq) ?? null,
    after: (seq, limit) => selectAfter.all(seq, limit),
    append(signing, act, alongside = () => {}) {
      const row = appendNew.immediate(signing, act, alongside);
      if (row) {
        committed(signing, { seq: row.seq, hash: row.hash });
        return row;
      }
      const known = selectId.get(act.id);
      if (!known) throw new Error('an entry vanished');
      return known;
    },
  };
}
