/** What a kiosk shows, opened on a data folder that someone has been at. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { EntryView } from '../../../shared/api/views.ts';
import type { Result } from '../../../shared/api/result.ts';
import type { DeskState } from '../../../shared/api/views.ts';
import { systemClock } from '../../../electron/core/clock.ts';
import { openCore, type Core } from '../../../electron/core/core.ts';
import { audit, keyToRead } from '../../../electron/core/journal/audit.ts';
import type { Log } from '../../../electron/core/log.ts';

export type Observed = {
  /** The core died of it: it would be started again and again, and nobody told why. */
  died: string | null;
  /** How the kiosk said that something is wrong; null where it said nothing. */
  noticed: string | null;
  /** What its log calls an error: where nobody at the desk is told, whoever looks after it is. */
  logged: string[];
  /** Everything it shows of the acts, the policy and the day, as text that can be compared. */
  shown: string;
};

/** Keeps what is called an error, and nothing else. */
const errorsOnly = (errors: string[]): Log => {
  const quiet = () => {};
  const error = (_about: unknown, text?: string) => void errors.push(text ?? '');
  return { debug: quiet, info: quiet, warn: quiet, error };
};
const CLOSED_WITHIN_MS = 2_000;
const VERIFIED_WITHIN_MS = 20_000;
/** By then what a registry has to say has been said. */
const CONTACT_MS = 2_500;

/** Nobody listens there. */
const NO_REGISTRY = 'http://127.0.0.1:9';

/** Notes every error that nobody caught: in a core's own process each would be its end. */
export function watchDeaths(): { take(): string | null; stop(): void } {
  const deaths: string[] = [];
  const note = (error: unknown) => void deaths.push(error instanceof Error ? whereOf(error) : String(error));
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
  return {
    take: () => deaths.splice(0)[0] ?? null,
    stop() {
      process.off('uncaughtException', note);
      process.off('unhandledRejection', note);
    },
  };
}

/** Opens the kiosk in this process; with `registry` it is given time to talk to it. */
export async function observe(
  data: string,
  deaths: { take(): string | null },
  registry?: string,
): Promise<Observed> {
  const logged: string[] = [];
  const seen = await look(data, deaths, registry, errorsOnly(logged));
  return { ...seen, logged, died: seen.died ?? deaths.take() };
}

async function look(
  data: string,
  deaths: { take(): string | null },
  registry: string | undefined,
  log: Log,
): Promise<Omit<Observed, 'logged'>> {
  let died: string | null = null;
  let state: DeskState | undefined;
  let failure: string | null = null;
  let opened: Result<Core>;
  const options = {
    data,
    databaseKey: null,
    boot: 'faults',
    version: '0.1.0',
    release: false,
    registry: registry ?? NO_REGISTRY,
  };
  try {
    opened = openCore(options, {
      clock: systemClock,
      log,
      told: (told) => (state = told),
      failed: (problem) => (failure = problem.code),
    });
  } catch (error) {
    // The entry point tells its parent the same, in other words.
    return { died, noticed: `does not open: ${String(error)}`, shown: '' };
  }
  if (!opened.ok) return { died, noticed: `does not open: ${opened.problem.code}`, shown: '' };
  const core = opened.value;
  try {
    const until = Date.now() + VERIFIED_WITHIN_MS;
    while (
      (state === undefined || state.health.journal === 'verifying') &&
      died === null &&
      failure === null &&
      Date.now() < until
    ) {
      await sleep(5);
      died = deaths.take();
    }
    if (died !== null || failure !== null) return { died, noticed: failure, shown: '' };
    if (registry !== undefined) await sleep(CONTACT_MS);
    const shown = await show(core);
    const last = state;
    if (last === undefined) return { died, noticed: 'tells no state', shown: '' };
    const noticed =
      last.health.journal === 'verified' ? (last.kiosk.stop ?? null) : `journal ${last.health.journal}`;
    return {
      died,
      noticed: noticed ?? shown.problem,
      shown: JSON.stringify([
        shown.items,
        last.policy,
        last.demo,
        last.kiosk.device,
        last.kiosk.center,
        last.clerk,
      ]),
    };
  } finally {
    // A core that is dead does not close.
    await Promise.race([core.close().catch(() => {}), sleep(CLOSED_WITHIN_MS)]);
  }
}

async function show(core: Core): Promise<{ items: EntryView[]; problem: string | null }> {
  const answer = await core.call('entries.list', { limit: 200 });
  if (!answer.ok) return { items: [], problem: `answers ${answer.problem.code}` };
  return { items: (answer.value as { items: EntryView[] }).items, problem: null };
}

/** What the audit says, as its command would print it; null where all is well to it. */
export async function auditProblem(data: string): Promise<string | null> {
  const found = keyToRead(data);
  if ('problem' in found) return found.problem;
  const result = await audit(data, found.key);
  return result.ok ? null : result.problem;
}

/** An error's name and the first place of ours in its stack. */
function whereOf(error: Error): string {
  const place = error.stack?.split('\n').find((line) => line.includes('/electron/')) ?? '';
  return `${error.name} ${place
    .trim()
    .replace(/^at /, '')
    .replace(/\(?file:.*\/electron\//, 'electron/')}`;
}
