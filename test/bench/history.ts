/** `history`: a kiosk with years behind it, against the same kiosk on its first days. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { banAnswers, openTestCore } from '../../electron/core/testing/desk.ts';
import { PIN } from '../../electron/core/testing/people.ts';
import { makeHistory } from '../faults/history.ts';
import { median, timed, type Bench } from './bench.ts';

const MANY = 100_000;
const FEW = 100;
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
    await makeHistory(few, FEW);
    say(`filling a kiosk with ${MANY} entries`);
    await makeHistory(many, MANY);
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
