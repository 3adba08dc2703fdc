/** A kiosk with years behind it, made in a minute: every entry signed and chained, every verdict too. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { createJournal } from '../../electron/core/journal/journal.ts';
import { writeHeadMark } from '../../electron/core/journal/headMark.ts';
import { createVerdicts } from '../../electron/core/journal/verdicts.ts';
import { createKept } from '../../electron/core/sync/kept.ts';
import { enrolFolder, openFile } from '../../electron/core/testing/desk.ts';
import { AT, DEVICE } from '../../electron/core/testing/people.ts';
import { deviceKeys } from '../../electron/core/vault/deviceKeys.ts';
import { instantAt } from '../../shared/domain/dates.ts';
import { hashOf } from '../../shared/protocol/hashing.ts';
import { recordNumber } from '../../shared/protocol/number.ts';
import type { Verdict } from '../../shared/protocol/schema/verdict.ts';
import { sealWith } from '../../shared/protocol/signing.ts';
import { ROOT } from './core.ts';
import { banBody } from './device.ts';

/** A busy desk: 100 bans on a day of eight hours, and nights and Sundays left out. */
const BETWEEN_MS = 288_000;
const BATCH = 1_000;

const MADE = path.join(ROOT, '.cache/history');

/**
 * A copy, in the new folder `data`, of a kiosk with `count` bans: 100,000 take minutes to sign, so they are made once a
 * machine and brought up to date by the kiosk itself.
 */
export async function copyHistory(data: string, count: number): Promise<void> {
  const made = path.join(MADE, String(count));
  if (!fs.existsSync(made)) {
    const begun = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-history-'));
    await makeHistory(path.join(begun, 'kiosk'), count);
    fs.mkdirSync(MADE, { recursive: true });
    fs.cpSync(path.join(begun, 'kiosk'), `${made}.new`, { recursive: true });
    fs.renameSync(`${made}.new`, made);
    fs.rmSync(begun, { recursive: true });
  }
  fs.cpSync(made, data, { recursive: true });
}

/** Makes `data` an enrolled kiosk with `count` bans up to `until`, each recorded and in force. */
async function makeHistory(data: string, count: number): Promise<void> {
  const until = Date.parse(AT);
  fs.mkdirSync(data, { mode: 0o700 });
  const { signer } = await enrolFolder(data);
  const db = openFile(data);
  // Nothing here has to survive a power cut.
  db.pragma('synchronous = OFF');
  const keys = deviceKeys(db);
  const journal = createJournal(db, () => {});
  const verdicts = createVerdicts(db, createKept(db).ring);
  const signing = { device: DEVICE, key: keys.sign };
  let { feed, hash: prev } = verdicts.end();
  for (let done = 0; done < count; done += BATCH) {
    const items: Verdict[] = [];
    db.transaction(() => {
      for (let n = 0; n < Math.min(BATCH, count - done); n += 1) {
        const at = instantAt(until - (count - done - n) * BETWEEN_MS);
        const row = journal.append(signing, { id: uuidv7(), kind: 'ban.set', at, body: banBody(done + n) });
        const { id: entry, seq, hash } = row;
        const about = { device: DEVICE, entry, hash, seq, number: recordNumber(2026, done + n + 1) };
        const when = { effectiveFrom: at, receivedAt: at, decidedAt: at };
        for (const [index, state] of (['recorded', 'in-force'] as const).entries()) {
          feed += 1;
          const verdict: Verdict = sealWith({ feed, prev, n: index + 1, state, ...about, ...when }, signer);
          items.push(verdict);
          prev = hashOf(verdict);
        }
      }
      verdicts.add(items);
    })();
  }
  writeHeadMark(data, { device: DEVICE, ...journal.head() }, keys.sign);
  db.close();
}
