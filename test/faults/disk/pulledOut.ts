/** The disk of the backups pulled out in the middle of one: it is said, and what is called a backup is one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { backupsOf } from '../../../electron/core/backup/names.ts';
import { verifyBackup } from '../../../electron/core/backup/restore.ts';
import { machineKey } from '../../../electron/core/vault/databaseKey.ts';
import type { Center } from '../center.ts';
import { ROOT } from '../core.ts';
import type { FaultOptions } from '../fault.ts';
import { readKiosk, type Findings } from '../judge.ts';
import { createRandom } from '../random.ts';

const COMMAND = path.join(ROOT, 'electron/core/journalCli.ts');
/** What reaches the disk of a file, each of which finds no disk from then on. */
const CALLS = 'openat,pwrite64,write,ftruncate,fsync,fdatasync,rename';
/** A backup of a small journal has some hundred of those calls. */
const WITHIN = 80;

/** Makes backups `runs` times, the disk gone from a random call on; then one that succeeds. Returns how often. */
export async function pulledOut(
  { data, folder }: Center,
  { runs, seed, say }: FaultOptions,
  findings: Findings,
): Promise<number> {
  const random = createRandom(seed).fork('pulled out');
  const stick = path.join(folder, 'stick');
  fs.mkdirSync(stick);
  const key = machineKey(data);
  if (!key.ok) throw new Error(key.problem.code);
  const device = (await readKiosk(data)).entries[0]?.device ?? '';
  const whole = async () => {
    for (const { name } of backupsOf(device, fs.readdirSync(stick)))
      if (!(await verifyBackup(path.join(stick, name), key.value)).ok)
        findings.violations.push(`pulled out: ${name} is called a backup and does not hold`);
  };
  let struck = 0;
  for (let run = 0; run < runs; run += 1) {
    const before = fs.readdirSync(stick).length;
    const ended = await backUp(data, stick, device, random.between(1, WITHIN));
    if (ended !== 0) struck += 1;
    if (ended !== 0 && ended !== 1) findings.violations.push(`pulled out: the command ends with ${ended}`);
    if (ended === 1 && backupsOf(device, fs.readdirSync(stick)).length > before)
      findings.violations.push('pulled out: it says that there is no backup, and there is');
    await whole();
  }
  if (struck === 0) findings.violations.push('pulled out: never struck');
  if ((await backUp(data, stick, device, null)) !== 0)
    findings.violations.push('pulled out: put back, it takes no backup');
  if (backupsOf(device, fs.readdirSync(stick)).length === 0)
    findings.lost.push('pulled out: no backup is there in the end');
  await whole();
  say(`the backups' disk pulled out: ${struck} of ${runs} times in the middle of one`);
  return struck;
}

/** Runs the command; the disk is gone from its `first` call to the unfinished backup on. Returns the exit code. */
async function backUp(
  data: string,
  stick: string,
  device: string,
  first: number | null,
): Promise<number | string> {
  const command = [process.execPath, COMMAND, 'backup', '--data', data, '--to', stick];
  // The file's name holds the process's number: strace stands aside (-D) so that it is the shell's.
  const inject = `strace -D -f -qq -o /dev/null -P "${stick}/.qalqan-${device}-$$.new" -e trace=${CALLS} -e inject=${CALLS}:error=EIO:when=${first}+`;
  const script = first === null ? 'exec "$@"' : `exec ${inject} "$@"`;
  const child = spawn('sh', ['-c', script, 'sh', ...command], { stdio: 'ignore' });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return code ?? signal ?? 'nothing';
}
