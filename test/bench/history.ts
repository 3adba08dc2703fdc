/** `history`: a kiosk with years behind it, against the same kiosk on its first days. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { banAnswers, enrolFolder, openFile, openTestCore } from '../../electron/core/testing/desk.ts';
import { AT, DEVICE, PIN } from '../../electron/core/testing/people.ts';
import { createJournal } from '../../electron/core/journal/journal.ts';
import { createVerdicts } from '../../electron/core/journal/verdicts.ts';
import { createKept } from '../../electron/core/sync/kept.ts';
import { deviceKeys } from '../../electron/core/vault/deviceKeys.ts';
import { instantAt } from '../../shared/domain/dates.ts';
import { hashOf } from '../../shared/protocol/hashing.ts';
import { recordNumber } from '../../shared/protocol/number.ts';
import type { Verdict } from '../../shared/protocol/schema/verdict.ts';
import { sealWith } from '../../shared/protocol/signing.ts';
import { banBody } from '../faults/device.ts';
import { median, timed, type Bench } from './bench.ts';

const MANY = 100_000;
const FEW = 100;
/** A busy desk: 100 bans on a day of eight hours, and nights and Sundays left out. */
const BETWEEN_MS = 288_000;
const BATCH = 1_000;
const STARTS = 7;
const PAGES = 60;
const MOST = 1.5;

type Figures = { start: number; page: number; confirm: number };

export const history: Bench = {
  unit: 'ms',
  about: `${MANY.toLocaleString('en')} entries with their verdicts on a kiosk: its start, a page of the queue, a confirm (the worst of the three ratios); peer: the same with ${FEW}`,
  promise: '≤ 1.5 ×',
  async run({ say }) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-bench-'));
    const [few, many] = [path.join(folder, 'few'), path.join(folder, 'many')];
    await fill(few, FEW);
    say(`filling a kiosk with ${MANY} entries`);
    await fill(many, MANY);
    const short = await measure(few);
    const long = await measure(many);
    fs.rmSync(folder, { recursive: true, force: true });
    const names = ['start', 'page', 'confirm'] as const;
    for (const name of names)
      say(`${name}: ${long[name].toFixed(2)} ms against ${short[name].toFixed(2)} ms`);
    const worst = names.toSorted((a, b) => long[b] / short[b] - long[a] / short[a])[0] ?? 'start';
    const ratio = long[worst] / short[worst];
    return { value: long[worst], peer: short[worst], ratio, ok: ratio <= MOST, notes: `worst: ${worst}` };
  },
};

/** Makes `data` a kiosk with `count` bans, each recorded and in force. */
async function fill(data: string, count: number): Promise<void> {
  fs.mkdirSync(data, { mode: 0o700 });
  const { signer } = await enrolFolder(data);
  const db = openFile(data);
  db.pragma('synchronous = OFF');
  const journal = createJournal(db, () => {});
  const verdicts = createVerdicts(db, createKept(db).ring);
  const signing = { device: DEVICE, key: deviceKeys(db).sign };
  let { feed, hash: prev } = verdicts.end();
  for (let done = 0; done < count; done += BATCH) {
    const items: Verdict[] = [];
    db.transaction(() => {
      for (let n = 0; n < Math.min(BATCH, count - done); n += 1) {
        const at = instantAt(Date.parse(AT) - (count - done - n) * BETWEEN_MS);
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
  db.close();
}

async function measure(data: string): Promise<Figures> {
  const starts: number[] = [];
  for (let turn = 0; turn < STARTS; turn += 1) {
    const { ms, value: core } = await timed(async () => {
      const opened = openTestCore(data);
      await opened.value('desk.state', {});
      return opened;
    });
    starts.push(ms);
    await core.close();
  }
  const core = openTestCore(data);
  await core.value('staff.signIn', { key: uuidv7(), number: '1001', pin: PIN });
  const pages: number[] = [];
  const confirms: number[] = [];
  for (let turn = 0; turn < PAGES; turn += 1) {
    pages.push((await timed(() => core.value('entries.list', { limit: 50 }))).ms);
    const id = uuidv7();
    await core.value('drafts.start', { key: id, journey: 'ban', language: 'kk' });
    confirms.push((await timed(() => core.value('entries.confirm', { id, answers: banAnswers() }))).ms);
  }
  await core.close();
  return { start: median(starts), page: median(pages), confirm: median(confirms) };
}
