/** Compares what citizens were told with what kiosk and registry hold: nothing lost, nothing twice, every link whole. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { digestOf, entryHash } from '../../shared/protocol/hashing.ts';
import { Entry, GENESIS } from '../../shared/protocol/schema/entry.ts';
import type { Verdict } from '../../shared/protocol/schema/verdict.ts';
import type { Registry } from '../e2e/registry.ts';
import { ROOT } from './core.ts';

/** What went wrong, in words; all empty where nothing did. */
export type Findings = { lost: string[]; twice: string[]; violations: string[] };

export const noFindings = (): Findings => ({ lost: [], twice: [], violations: [] });

export const isClean = ({ lost, twice, violations }: Findings): boolean =>
  lost.length + twice.length + violations.length === 0;

/** Adds `more` to `findings`, each with where it was found. */
export function addFindings(findings: Findings, more: Findings, where: string): void {
  for (const kind of ['lost', 'twice', 'violations'] as const)
    findings[kind].push(...more[kind].map((text) => `${where}: ${text}`));
}

export type Delivered = { entry: Entry; verdicts: Verdict[] };

/** The journal at `data` by the kiosk's own command, verified by it as well. */
export async function readKiosk(
  data: string,
): Promise<{ entries: Entry[]; verified: boolean; says: string }> {
  const verify = await runJournal('verify', data);
  const exported = await runJournal('export', data);
  return {
    entries: linesOf(exported.stdout) as Entry[],
    verified: verify.code === 0 && exported.code === 0,
    says: verify.stdout.trim(),
  };
}

/** Every entry at the registry with its verdicts, by the registry's own command. */
export const readRegistry = async (registry: Pick<Registry, 'ask'>): Promise<Delivered[]> =>
  linesOf(await registry.ask('export')) as Delivered[];

/** Compares the kiosk's journal with the ids it acknowledged, and both with the registry where it is given. */
export function judge(
  acknowledged: Iterable<string>,
  kiosk: readonly Entry[],
  registry?: readonly Delivered[],
): Findings {
  const findings = noFindings();
  const { lost, twice, violations } = findings;
  const ids = countBy(kiosk.map(({ id }) => id));
  for (const id of acknowledged)
    if (!ids.has(id)) lost.push(`${id} was acknowledged and is not in the journal`);
  for (const [id, times] of ids) if (times > 1) twice.push(`${id} is ${times} times in the journal`);
  violations.push(...chainProblems(kiosk));
  if (registry) {
    const there = new Map(registry.map((delivered) => [delivered.entry.id, delivered]));
    for (const [id, times] of countBy(registry.map(({ entry }) => entry.id)))
      if (times > 1) twice.push(`${id} is ${times} times at the registry`);
    for (const entry of kiosk) {
      const delivered = there.get(entry.id);
      if (!delivered) lost.push(`${entry.id} (${entry.seq}) is not at the registry`);
      else if (entryHash(delivered.entry) !== entryHash(entry))
        violations.push(`${entry.id} is another entry at the registry`);
      else addFindings(findings, judgeVerdicts(delivered), entry.id);
    }
    violations.push(...chainProblems(registry.map(({ entry }) => entry)));
    if (registry.length > kiosk.length)
      violations.push(`the registry holds ${registry.length - kiosk.length} entries that the kiosk does not`);
  }
  return findings;
}

/** What breaks in the chain of these entries, which are all of one journal. */
export function chainProblems(entries: readonly Entry[]): string[] {
  const problems: string[] = [];
  let prev = GENESIS;
  for (const [index, entry] of entries.entries()) {
    if (!Entry.safeParse(entry).success) problems.push(`line ${index + 1} is no entry`);
    if (entry.seq !== index + 1) problems.push(`line ${index + 1} has seq ${entry.seq}`);
    if (entry.prev !== prev) problems.push(`${entry.seq} does not follow the one before`);
    if (digestOf(entry.salt, entry.body) !== entry.digest) problems.push(`${entry.seq} has another digest`);
    prev = entryHash(entry);
  }
  return problems;
}

/** An act is answered once: one record, one number, one coming into force. */
function judgeVerdicts({ entry, verdicts }: Delivered): Findings {
  const findings = noFindings();
  if (verdicts.length === 0) findings.violations.push('has no verdict');
  const states = countBy(verdicts.map(({ state }) => state));
  for (const [state, times] of states) if (times > 1) findings.twice.push(`is ${state} ${times} times`);
  if (new Set(verdicts.flatMap(({ number }) => number ?? [])).size > 1)
    findings.twice.push('has two numbers');
  if (entry.kind === 'ban.set' && !states.has('recorded'))
    findings.violations.push(`is ${[...states.keys()].join(', ')}, not recorded`);
  return findings;
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const linesOf = (text: string): unknown[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);

async function runJournal(
  command: 'verify' | 'export',
  data: string,
): Promise<{ code: number; stdout: string }> {
  const args = [path.join(ROOT, 'electron/core/journalCli.ts'), command, '--data', data];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1_000_000_000 });
    return { code: 0, stdout };
  } catch (error) {
    const { code, stdout } = error as { code?: unknown; stdout?: unknown };
    return { code: typeof code === 'number' ? code : 1, stdout: typeof stdout === 'string' ? stdout : '' };
  }
}
