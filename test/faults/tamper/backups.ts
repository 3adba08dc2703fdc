/** A backup on a stick that lay about: a bit of it flipped, its end cut off, another journal under its name. */
import fs from 'node:fs';
import path from 'node:path';
import { makeBackup } from '../../../electron/core/backup/make.ts';
import { restoreBackup, verifyBackup } from '../../../electron/core/backup/restore.ts';
import { DATABASE_FILE } from '../../../electron/core/store/database.ts';
import { inSlices } from '../../../electron/core/store/slices.ts';
import { machineKey } from '../../../electron/core/vault/databaseKey.ts';
import type { Center } from '../center.ts';
import type { FaultOptions } from '../fault.ts';
import type { Findings } from '../judge.ts';
import { createRandom } from '../random.ts';

/** Changes the backup of the kiosk in `data`, `runs` times each way: none holds, and none is put back. Returns how often. */
export async function changeBackup(
  { folder }: Center,
  data: string,
  { runs, seed, say }: FaultOptions,
  findings: Findings,
): Promise<number> {
  const random = createRandom(seed).fork('backup');
  const key = machineKey(data);
  if (!key.ok) throw new Error(key.problem.code);
  const stick = path.join(folder, 'stick');
  fs.mkdirSync(stick, { recursive: true });
  const of = { data, folder: stick, keyHex: key.value, nowMs: Date.now() };
  const made = await makeBackup(of, inSlices());
  if (made === null || !(await verifyBackup(made.file, key.value)).ok)
    throw new Error('the backup does not hold');
  const whole = fs.readFileSync(made.file);
  const lost = path.join(folder, 'lost');
  fs.cpSync(data, lost, { recursive: true });
  fs.rmSync(path.join(lost, DATABASE_FILE));
  const changed = path.join(stick, 'changed.db');
  for (let run = 0; run < runs; run += 1) {
    const at = random.between(0, whole.length);
    const flipped = Buffer.from(whole);
    flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << random.between(0, 8)), at);
    for (const [how, bytes] of [
      [`bit of byte ${at} flipped`, flipped],
      [`cut off at ${at}`, whole.subarray(0, at)],
    ] as const) {
      fs.writeFileSync(changed, bytes);
      if ((await verifyBackup(changed, key.value)).ok)
        findings.violations.push(`a backup holds with a ${how}`);
      if ((await restoreBackup(changed, lost, key.value, Date.now())).ok) {
        findings.violations.push(`a backup is put back with a ${how}`);
        fs.rmSync(path.join(lost, DATABASE_FILE));
      }
    }
  }
  say(`a backup changed: ${runs * 2} times`);
  return runs * 2;
}
