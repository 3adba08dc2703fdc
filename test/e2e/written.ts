/** What a kiosk and its registry have written down, read by their own commands whether they run or not. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Entry } from '../../shared/protocol/schema/entry.ts';
import type { Verdict } from '../../shared/protocol/schema/verdict.ts';
import { ROOT, type Registry } from './registry.ts';

const JOURNAL = path.join(ROOT, 'electron/core/journalCli.ts');

/** What a command of the journal in that data folder prints; throws where it ends with anything but 0. */
export const askJournal = (data: string, command: 'verify' | 'export'): string =>
  execFileSync(process.execPath, [JOURNAL, command, '--data', data], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });

/** Every entry of the kiosk's journal, in order. */
export const writtenBy = (data: string): Entry[] => linesOf(askJournal(data, 'export'));

/** Every entry that the registry holds, with its verdicts in the order they were given. */
export const heldBy = async (registry: Registry): Promise<{ entry: Entry; verdicts: Verdict[] }[]> =>
  linesOf(await registry.ask('export'));

const linesOf = <T>(text: string): T[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
