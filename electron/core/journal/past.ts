/**
 * The journals this one goes on with after a repair: entries as the registry gave them back, verified,
 * and their own feeds of verdicts, so that every act shows its state. Nothing is ever appended by us.
 */
import type { z } from 'zod';
import { canonical } from '../../../shared/protocol/canonical.ts';
import { sha256 } from '../../../shared/protocol/hashing.ts';
import { isSealedByRing, type Keyring } from '../../../shared/protocol/keyring.ts';
import type { Head } from '../../../shared/protocol/schema/bodies.ts';
import { GENESIS } from '../../../shared/protocol/schema/entry.ts';
import { Certificate } from '../../../shared/protocol/schema/keys.ts';
import type { Verdict } from '../../../shared/protocol/schema/verdict.ts';
import type { Db } from '../store/database.ts';
import { DeviceKeysStored } from '../vault/deviceKeys.ts';
import { createActIndex } from './actIndex.ts';
import { createLinks } from './links.ts';
import type { EntryRow } from './rows.ts';
import type { FeedEnd } from './verdicts.ts';

/** More entries than a journal will ever have: each generation gets so many places. */
const PLACES = 1_000_000_000;
const MOST_GENERATIONS = 1_000;

const Cert = Certificate.loose();

const placeOf = (generation: number, seq: number): number => (generation - MOST_GENERATIONS) * PLACES + seq;

/** A device whose journal was ended by a repair. Its keys sign papers of its acts, and nothing new. */
export type PastDevice = {
  device: string;
  generation: number;
  cert: z.infer<typeof Cert>;
  keys: DeviceKeysStored;
};
export type PastRow = EntryRow & { place: number };

export type Past = {
  /** The oldest first. */
  devices(): PastDevice[];
  device(id: string): PastDevice | null;
  addDevice(device: Omit<PastDevice, 'generation'>): PastDevice;
  /** The entry of that id, in the newest journal that has it. */
  byId(id: string): PastRow | null;
  bySeq(device: string, seq: number): PastRow | null;
  byPlace(place: number): PastRow | null;
  head(device: string): Head;
  add(device: PastDevice, rows: readonly EntryRow[]): void;
  /** An act's verdicts in order, those alone whose own signature verifies. */
  verdictsOf(device: string, entry: string): Verdict[];
  feedEnd(device: string): FeedEnd;
  addVerdicts(items: readonly Verdict[]): void;
};

type DeviceRow = { device: string; generation: number; cert: string; keys: string };

const opened = (row: DeviceRow): PastDevice => ({
  device: row.device,
  generation: row.generation,
  cert: Cert.parse(JSON.parse(row.cert)),
  keys: DeviceKeysStored.parse(JSON.parse(row.keys)),
});

export function createPast(db: Db, ring: () => Keyring | null): Past {
  const links = createLinks(db);
  const acts = createActIndex(db);
  const all = db.prepare<[], DeviceRow>('SELECT * FROM past_devices ORDER BY generation');
  const one = db.prepare<[string], DeviceRow>('SELECT * FROM past_devices WHERE device = ?');
  const insertDevice = db.prepare(
    'INSERT INTO past_devices VALUES (@device, @generation, @cert, @keys) ON CONFLICT DO NOTHING',
  );
  const byId = db.prepare<[string], PastRow>(
    'SELECT * FROM past_entries WHERE id = ? ORDER BY place DESC LIMIT 1',
  );
  const bySeq = db.prepare<[string, number], PastRow>(
    'SELECT * FROM past_entries WHERE device = ? AND seq = ?',
  );
  const byPlace = db.prepare<[number], PastRow>('SELECT * FROM past_entries WHERE place = ?');
  const last = db.prepare<[string], Head>(
    'SELECT seq, hash FROM past_entries WHERE device = ? ORDER BY seq DESC LIMIT 1',
  );
  const insert = db.prepare(
    `INSERT INTO past_entries (place, seq, id, v, device, kind, at, prev, digest, sig, hash, salt, body)
       VALUES (@place, @seq, @id, @v, @device, @kind, @at, @prev, @digest, @sig, @hash, @salt, @body)`,
  );
  const verdicts = db.prepare<[string, string], { json: string }>(
    'SELECT json FROM past_verdicts WHERE entry = ? AND device = ? ORDER BY feed',
  );
  const lastVerdict = db.prepare<[string], { feed: number; json: string }>(
    'SELECT feed, json FROM past_verdicts WHERE device = ? ORDER BY feed DESC LIMIT 1',
  );
  const insertVerdict = db.prepare(
    'INSERT INTO past_verdicts VALUES (@device, @feed, @entry, @n, @state, @json)',
  );
  const device = (id: string) => {
    const row = one.get(id);
    return row ? opened(row) : null;
  };

  return {
    devices: () => all.all().map(opened),
    device,
    addDevice(added) {
      const generation = (all.all().at(-1)?.generation ?? 0) + 1;
      if (generation >= MOST_GENERATIONS) throw new Error('more repairs than there are places for');
      const { cert, keys } = added;
      insertDevice.run({
        device: added.device,
        generation,
        cert: JSON.stringify(cert),
        keys: JSON.stringify(keys),
      });
      return device(added.device) ?? { ...added, generation };
    },
    byId: (id) => byId.get(id) ?? null,
    bySeq: (of, seq) => bySeq.get(of, seq) ?? null,
    byPlace: (place) => byPlace.get(place) ?? null,
    head: (of) => last.get(of) ?? { seq: 0, hash: GENESIS },
    add({ generation }, rows) {
      for (const row of rows) {
        const place = placeOf(generation, row.seq);
        insert.run({ ...row, place });
        links.note(row);
        acts.note(place, row);
      }
    },
    verdictsOf(of, entry) {
      const keys = ring();
      if (!keys) return [];
      return verdicts
        .all(entry, of)
        .map(({ json }) => JSON.parse(json) as Verdict)
        .filter((verdict) => verdict.entry === entry && isSealedByRing(verdict, keys));
    },
    feedEnd(of) {
      const row = lastVerdict.get(of);
      return row ? { feed: row.feed, hash: sha256(row.json) } : { feed: 0, hash: GENESIS };
    },
    addVerdicts(items) {
      for (const item of items) {
        const { device: of, feed, entry, n, state, seq } = item;
        insertVerdict.run({ device: of, feed, entry, n, state, json: canonical(item) });
        const { generation } = one.get(of) ?? {};
        if (generation !== undefined) acts.judge(placeOf(generation, seq), item);
      }
    },
  };
}
