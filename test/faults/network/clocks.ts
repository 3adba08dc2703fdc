/** Kiosk and registry whose clocks are two days apart, either way. */
import path from 'node:path';
import type { Entry } from '../../../shared/protocol/schema/entry.ts';
import { settle } from '../center.ts';
import { signIn, startCore } from '../core.ts';
import type { FaultOptions } from '../fault.ts';
import { addFindings, judge, readKiosk, readRegistry, type Delivered, type Findings } from '../judge.ts';
import { openOverrun } from '../overrun.ts';
import { setBan } from '../sessions.ts';

const DAY_MS = 24 * 3_600_000;
const SHIFTS_DAYS = [-2, 2];
const BANS = 4;
/** How far what was measured may be from what is. */
const ABOUT_MS = 60_000;

/**
 * Serves citizens with the registry's clock two days before and behind: all is delivered, entries keep the kiosk's
 * time and say how far it is off, verdicts carry the registry's. Returns how often.
 */
export async function wrongClocks({ say }: FaultOptions, findings: Findings): Promise<number> {
  for (const days of SHIFTS_DAYS) await apart(days * DAY_MS, `clocks ${days} days apart`, findings);
  say('clocks two days apart: delivered, each with its own time');
  return SHIFTS_DAYS.length;
}

async function apart(shiftMs: number, where: string, findings: Findings): Promise<void> {
  const overrun = await openOverrun(shiftMs);
  const data = path.join(overrun.folder, 'kiosk');
  const acknowledged = new Set<string>();
  const from = Date.now();
  const core = await startCore({ data, registry: overrun.url, enrol: overrun.firstCode });
  await core.until(({ kiosk, policy }) => kiosk.enrolled && policy !== null, 60_000, 'enrolled');
  await signIn(core);
  await settle(core);
  for (let serial = 0; serial < BANS; serial += 1) acknowledged.add((await setBan(core, serial)).id);
  await settle(core);
  const { stop } = core.state()?.kiosk ?? {};
  if (stop !== undefined) findings.violations.push(`${where}: the kiosk is stopped by it: ${stop}`);
  await core.stop();
  const kiosk = await readKiosk(data);
  const delivered = await readRegistry(overrun.commands);
  if (!kiosk.verified) findings.violations.push(`${where}: the journal does not verify: ${kiosk.says}`);
  addFindings(findings, judge(acknowledged, kiosk.entries, delivered), where);
  for (const one of delivered)
    findings.violations.push(...wrongTimes(one, shiftMs, from).map((text) => `${where}: ${text}`));
  await overrun.close();
}

function wrongTimes({ entry, verdicts }: Delivered, shiftMs: number, from: number): string[] {
  const at = Date.parse(entry.at);
  const wrong: string[] = [];
  if (at < from - 1 || at > Date.now())
    wrong.push(`${entry.id} is of ${entry.at}, which is not the kiosk's time`);
  if (
    verdicts.some(({ receivedAt }) => Math.abs(Date.parse(receivedAt) - shiftMs - Date.now()) > 10 * ABOUT_MS)
  )
    wrong.push(`${entry.id} was received at another time than the registry's`);
  if (
    entry.kind === 'ban.set' &&
    Math.abs((offsetOf(entry) ?? Number.POSITIVE_INFINITY) - shiftMs) > ABOUT_MS
  )
    wrong.push(`${entry.id} says that the clock is ${offsetOf(entry)} ms off, not ${shiftMs}`);
  return wrong;
}

const offsetOf = ({ body }: Entry): number | undefined =>
  (body as { attestation?: { clockOffsetMs?: number } }).attestation?.clockOffsetMs;
