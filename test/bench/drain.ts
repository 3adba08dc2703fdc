/** `drain`: a backlog from the kiosk to the registry, against a database that replicates and verifies nothing. */
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { uuidv7 } from 'uuidv7';
import { openFile } from '../../electron/core/testing/desk.ts';
import { createJournal } from '../../electron/core/journal/journal.ts';
import { lineOf } from '../../electron/core/journal/rows.ts';
import { createKept } from '../../electron/core/sync/kept.ts';
import { deviceKeys } from '../../electron/core/vault/deviceKeys.ts';
import { instantAt } from '../../shared/domain/dates.ts';
import { spawnBound } from '../../scripts/setup/boundProcess.mjs';
import { openCenter, type Center } from '../faults/center.ts';
import { signIn } from '../faults/core.ts';
import { banBody } from '../faults/device.ts';
import { timed, type Bench, type BenchOptions } from './bench.ts';
import { syncedPouch } from './pouch.ts';

const ENTRIES = 10_000;
const WITHIN_MS = 300_000;
/** As many documents a request as entries in a push of ours. */
const BATCH = 1_000;

export const drain: Bench = {
  unit: 'entries/s',
  about: `${ENTRIES.toLocaleString('en')} entries waiting at the kiosk → recorded durably at the registry and marked so at the kiosk, every signature verified; peer: PouchDB → express-pouchdb, LevelDB with sync on both ends, the same bytes`,
  promise: '≥ 1 × its rate',
  async run({ say }) {
    const center = await openCenter();
    try {
      const lines = await fill(center);
      say(
        `${lines.length} entries, ${Math.round(lines.join('').length / lines.length)} bytes each on average`,
      );
      const ours = await drainOurs(center, say);
      const theirs = await drainPouch(center.folder, lines);
      const [value, peer] = [ours, theirs].map((ms) => (ENTRIES * 1000) / ms) as [number, number];
      return { value, peer, ratio: value / peer, ok: value >= peer };
    } finally {
      await center.remove();
    }
  },
};

/** Fills the kiosk's journal while nobody looks; returns all of its waiting lines. */
async function fill(center: Center): Promise<string[]> {
  await center.registry.stop();
  const db = openFile(center.data);
  // What is measured comes later.
  db.pragma('synchronous = OFF');
  const journal = createJournal(db, () => {});
  const device = createKept(db).enrolment.read()?.device;
  if (device === undefined) throw new Error('not enrolled');
  const signing = { device, key: deviceKeys(db).sign };
  const before = journal.head().seq;
  db.transaction(() => {
    for (let n = 0; n < ENTRIES; n += 1)
      journal.append(signing, { id: uuidv7(), kind: 'ban.set', at: instantAt(Date.now()), body: banBody(n) });
  })();
  const lines = journal.after(before, ENTRIES).map(lineOf);
  db.close();
  return lines;
}

/** The ms from the first word with a registry until the kiosk has an answer to every entry. */
async function drainOurs(center: Center, say: BenchOptions['say']): Promise<number> {
  const core = await center.startCore();
  await signIn(core);
  await core.until(
    ({ waiting, health }) => waiting.count === ENTRIES && health.journal === 'verified',
    WITHIN_MS,
    'the whole backlog',
  );
  await center.registry.start();
  const { ms } = await timed(async () => {
    void core.call('sync.now', { key: uuidv7() });
    await core.until(({ waiting }) => waiting.count === 0, WITHIN_MS, 'all delivered');
  });
  await core.stop();
  const { lost, twice, violations } = await center.judge();
  const wrong = [...lost, ...twice, ...violations];
  for (const text of wrong.slice(0, 10)) say(text);
  if (wrong.length > 0) throw new Error(`${wrong.length} entries did not arrive as they should`);
  return ms;
}

async function drainPouch(folder: string, lines: readonly string[]): Promise<number> {
  const server = spawnBound(process.execPath, [path.join(import.meta.dirname, 'pouchServer.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!server.stdout) throw new Error('the peer has no output');
  const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
  const { listening } = JSON.parse(line) as { listening: string };
  const place = path.join(folder, 'pouch');
  const local = new syncedPouch(place);
  for (let from = 0; from < lines.length; from += BATCH) {
    await local.bulkDocs(
      lines.slice(from, from + BATCH).map((text, index) => ({
        _id: String(from + index).padStart(9, '0'),
        ...(JSON.parse(text) as object),
      })),
    );
  }
  const { ms, value } = await timed(() => local.replicate.to(`${listening}/registry`, { batch_size: BATCH }));
  if (!value.ok || value.docs_written !== lines.length)
    throw new Error(`the peer wrote ${value.docs_written} documents`);
  await local.close();
  const gone = once(server, 'exit');
  server.kill('SIGTERM');
  await gone;
  fs.rmSync(place, { recursive: true, force: true });
  return ms;
}
