/**
 * The whole application killed at random moments while a clerk works in its real window: main alone,
 * everything at once, the core under it, the registry behind it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { launchKiosk, type Kiosk } from '../../e2e/kiosk.ts';
import { isRunning, processTree } from '../../e2e/processes.ts';
import { openCenter, settle, type Center } from '../center.ts';
import type { FaultOptions } from '../fault.ts';
import { addFindings, readKiosk, type Findings } from '../judge.ts';
import { createRandom, type Random } from '../random.ts';
import { createClerk } from './clerk.ts';

const VICTIMS = ['main', 'main', 'everything', 'core', 'registry'] as const;
/** Longest time between a start and the next kill: about as long as a session. */
const QUIET_MS = 6_000;
/** What main started has ended by then, once main is gone. */
const ALONE_MS = 15_000;
const REGISTRY_AWAY_MS = 300;
/** The long run shares the machine with others. */
const PATIENCE_MS = 180_000;
const SIZE = { width: 1280, height: 1024 };

type Scene = { center: Center; kiosk: Kiosk; random: Random; findings: Findings };

/** Kills `runs` times. Returns how often. */
export async function inWindows({ runs, seed, say }: FaultOptions, findings: Findings): Promise<number> {
  const random = createRandom(seed).fork('windows');
  const center = await openCenter();
  const launch = () =>
    launchKiosk({ data: center.data, registry: center.registry.url, size: SIZE, patienceMs: PATIENCE_MS });
  const clerk = createClerk(center.acknowledged);
  const scene: Scene = { center, kiosk: await launch(), random, findings };
  let shift = clerk.work(scene.kiosk.page);
  for (let run = 1; run <= runs; run += 1) {
    await sleep(random.between(0, QUIET_MS));
    const victim = random.pick(VICTIMS);
    await strike(victim, scene);
    if (victim === 'main' || victim === 'everything') {
      await shift;
      scene.kiosk = await launch();
      shift = clerk.work(scene.kiosk.page);
    }
    if (run % 10 === 0) say(`${run} kills in windows, ${center.acknowledged.size} bans acknowledged`);
  }
  clerk.end();
  await shift;
  await scene.kiosk.close();
  const core = await center.startCore();
  await settle(core);
  await core.stop();
  addFindings(findings, clerk.findings, 'in windows');
  addFindings(findings, await center.judge(), 'in windows');
  findings.twice.push(...(await servedTwice(center)));
  await center.remove();
  return runs;
}

async function strike(
  victim: (typeof VICTIMS)[number],
  { center, kiosk, random, findings }: Scene,
): Promise<void> {
  switch (victim) {
    case 'main': {
      const others = processTree(kiosk.pid).slice(1);
      await kiosk.killMain();
      const until = Date.now() + ALONE_MS;
      while (others.some(isRunning) && Date.now() < until) await sleep(20);
      if (others.some(isRunning)) {
        findings.violations.push(
          `in windows: ${ALONE_MS} ms after main was killed something of it still runs`,
        );
        await kiosk.kill();
      }
      return;
    }
    case 'everything':
      return kiosk.kill();
    case 'core':
      process.kill(kiosk.corePid(), 'SIGKILL');
      return;
    case 'registry':
      await center.registry.kill();
      await sleep(random.between(0, REGISTRY_AWAY_MS));
      await center.registry.start();
  }
}

/** Each citizen came once: a second ban of the same person is one that the clerk was led to do again. */
async function servedTwice({ data }: Center): Promise<string[]> {
  const times = new Map<string, number>();
  const again: string[] = [];
  for (const { kind, id, body } of (await readKiosk(data)).entries) {
    if (kind !== 'ban.set') continue;
    const { iin } = (body as { citizen: { iin: string } }).citizen;
    times.set(iin, (times.get(iin) ?? 0) + 1);
    if ((times.get(iin) ?? 0) > 1) again.push(`in windows: ${id} is a citizen's second ban`);
  }
  return again;
}
