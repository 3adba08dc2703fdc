/** `history`: a kiosk with years behind it, against the same kiosk on its first days. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { banAnswers, openTestCore } from '../../electron/core/testing/desk.ts';
import { PIN } from '../../electron/core/testing/people.ts';
import { copyHistory } from '../faults/history.ts';
import { syntheticIin } from '../e2e/people.ts';
import { median, timed, type Bench } from './bench.ts';

const MANY = 100_000;
const FEW = 100;
const STARTS = 7;
const TURNS = 60;
const MOST = 1.5;

/** However long the history. */
const SEARCH_MS = 100;

type Figures = { start: number; page: number; deep: number; confirm: number; search: number };

export const history: Bench = {
  unit: 'ms',
  about: `${MANY.toLocaleString('en')} entries with their verdicts on a kiosk: its start, a page of the queue, a confirm (the worst of the three ratios), a search by name or by ИИН; peer: the same with ${FEW}`,
  promise: `≤ ${MOST} ×, search ≤ ${SEARCH_MS} ms`,
  async run({ say }) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-bench-'));
    const [few, many] = [path.join(folder, 'few'), path.join(folder, 'many')];
    await copyHistory(few, FEW);
    say(`filling a kiosk with ${MANY} entries`);
    await copyHistory(many, MANY);
    const short = await measure(few);
    const long = await measure(many);
    fs.rmSync(folder, { recursive: true, force: true });
    const names = ['start', 'page', 'confirm'] as const;
    for (const name of [...names, 'deep', 'search'] as const)
      say(`${name}: ${long[name].toFixed(2)} ms against ${short[name].toFixed(2)} ms`);
    const worst = names.toSorted((a, b) => long[b] / short[b] - long[a] / short[a])[0] ?? 'start';
    const ratio = long[worst] / short[worst];
    return {
      value: long[worst],
      peer: short[worst],
      ratio,
      ok: ratio <= MOST && long.search <= SEARCH_MS,
      notes: `worst: ${worst}; search ${long.search.toFixed(1)} ms, a page from the middle ${long.deep.toFixed(1)} ms`,
    };
  },
};

/** What is left to be done after an answer is done before the next call, as in the kiosk, where calls come one by one. */
const rest = () => new Promise((resolve) => setImmediate(resolve));

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
  const { total }: { total: number } = await core.value('entries.list', { limit: 1 });
  const figures = { page: [], deep: [], confirm: [], search: [] } as Record<
    Exclude<keyof Figures, 'start'>,
    number[]
  >;
  const measured = async (name: keyof typeof figures, call: string, input: object) => {
    await rest();
    figures[name].push((await timed(() => core.value(call, input))).ms);
  };
  for (let turn = 0; turn < TURNS; turn += 1) {
    await measured('page', 'entries.list', { limit: 50 });
    await measured('deep', 'entries.list', { limit: 50, offset: Math.floor(total / 2) });
    const text = turn % 2 === 0 ? `әубәкірова ${turn}` : syntheticIin(turn);
    await measured('search', 'entries.search', { key: uuidv7(), text, limit: 50 });
    const id = uuidv7();
    await core.value('drafts.start', { key: id, journey: 'ban', language: 'kk' });
    await measured('confirm', 'entries.confirm', { id, answers: banAnswers() });
  }
  await core.close();
  const { page, deep, confirm, search } = figures;
  return {
    start: median(starts),
    page: median(page),
    deep: median(deep),
    confirm: median(confirm),
    search: median(search),
  };
}
