/** `commit`: from confirm to a durable entry, against the least that durability costs. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sign } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { enrolFolder, openFile, openTestCore, banAnswers } from '../../electron/core/testing/desk.ts';
import { PIN } from '../../electron/core/testing/people.ts';
import { systemClock } from '../../electron/core/clock.ts';
import { lineOf } from '../../electron/core/journal/rows.ts';
import { createJournal } from '../../electron/core/journal/journal.ts';
import { openDatabase } from '../../electron/core/store/database.ts';
import { newKey, privateKey } from '../../shared/protocol/signing.ts';
import { openCenter } from '../faults/center.ts';
import { readTrace, traced } from '../faults/power/trace.ts';
import { setBan } from '../faults/sessions.ts';
import { median, timed, type Bench } from './bench.ts';

const WARM_UP = 50;
const CONFIRMS = 400;
const TRACED = 20;
const MOST = 1.5;

export const commit: Bench = {
  unit: 'ms',
  about:
    'confirm → entry signed, chained, encrypted and durable; peer: one INSERT of the same bytes into an encrypted file of the same kind and one Ed25519 signature',
  promise: '≤ 1.5 ×, and exactly one fsync of the log a confirm',
  async run({ say }) {
    const { value, peer } = await measure();
    const syncs = await syncsPerConfirm();
    say(`syncs a confirm: ${[...new Set(syncs)].join(', ')}`);
    const isOne = syncs.length === TRACED && syncs.every((count) => count === 1);
    return {
      value,
      peer,
      ratio: value / peer,
      ok: value / peer <= MOST && isOne,
      notes: `${[...new Set(syncs)].join(' or ')} fsync a confirm`,
    };
  },
};

/** Medians in ms of ours and the peer's, taken in turns so that the disk's moods strike both. */
async function measure(): Promise<{ value: number; peer: number }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-bench-'));
  const data = path.join(folder, 'kiosk');
  fs.mkdirSync(data, { mode: 0o700 });
  await enrolFolder(data);
  const core = openTestCore(data, {}, Object.assign(Object.create(null), systemClock));
  await core.value('staff.signIn', { key: uuidv7(), number: '1001', pin: PIN });
  const file = openDatabase(path.join(folder, 'peer.db'), '11'.repeat(32));
  file.exec(
    'CREATE TABLE peer (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, line BLOB NOT NULL) STRICT',
  );
  const insert = file.prepare('INSERT INTO peer (id, line) VALUES (?, ?)');
  const key = privateKey(newKey('Ed25519'));
  const ours: number[] = [];
  const theirs: number[] = [];
  const reader = openFile(data);
  const journal = createJournal(reader, () => {});
  for (let turn = 0; turn < WARM_UP + CONFIRMS; turn += 1) {
    const id = uuidv7();
    await core.value('drafts.start', { key: id, journey: 'ban', language: 'kk' });
    // As in the kiosk, where calls come one by one: what is left to be done after an answer is done before the next.
    await new Promise((resolve) => setImmediate(resolve));
    const confirmed = await timed(() => core.value('entries.confirm', { id, answers: banAnswers() }));
    const row = journal.byId(id);
    if (!row) throw new Error('the entry is not there');
    const line = Buffer.from(lineOf(row));
    const inserted = await timed(() => {
      sign(null, line, key);
      insert.run(id, line);
    });
    if (turn < WARM_UP) continue;
    ours.push(confirmed.ms);
    theirs.push(inserted.ms);
  }
  reader.close();
  file.close();
  await core.close();
  fs.rmSync(folder, { recursive: true, force: true });
  return { value: median(ours), peer: median(theirs) };
}

/** How often the core synced a file between a draft's last save and the answer to its confirm, by system-call trace. */
async function syncsPerConfirm(): Promise<number[]> {
  const center = await openCenter();
  await center.registry.stop();
  const trace = path.join(center.folder, 'strace');
  const core = await center.startCore({ under: traced(trace) });
  for (let serial = 0; serial < TRACED; serial += 1) await setBan(core, serial);
  await core.stop();
  const counts: number[] = [];
  let syncs = 0;
  for (const op of await readTrace(trace, center.data)) {
    if (op.op === 'sync') syncs += 1;
    // The answers to a save and to a confirm, by a member that only they have.
    if (op.op === 'told' && op.data.includes('savedAt')) syncs = 0;
    if (op.op === 'told' && op.data.includes('iinLast4')) counts.push(syncs);
  }
  await center.remove();
  return counts;
}
