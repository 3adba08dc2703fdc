/** The other road, walked: a kiosk's disk, the registry's import, and the disk brought back. */
import { mkdtempSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { writeAnswer } from '../../registry/parcels/answer.ts';
import { importParcel, type Imported, type ParcelProblem } from '../../registry/parcels/import.ts';
import type { RoadRead, RoadWritten } from '../../shared/api/road.ts';
import { answerName } from '../../shared/protocol/schema/parcel.ts';
import type { Kiosk } from './core/kiosk.ts';
import type { TestRegistry } from './registry.ts';

/** A folder that stands for a removable disk. */
export const newDisk = (): string => mkdtempSync(path.join(tmpdir(), 'qalqan-disk-'));

/** Signs the supervisor in, who alone takes the other road. */
export const signInSupervisor = (kiosk: Kiosk): Promise<unknown> =>
  kiosk.value('staff.signIn', { key: uuidv7(), number: '2001', pin: '135791' });

export const exportTo = (kiosk: Kiosk, folder: string, key: string = uuidv7()): Promise<RoadWritten> =>
  kiosk.value('road.write', { key, folder });

export const readFrom = (kiosk: Kiosk, folder: string): Promise<RoadRead> =>
  kiosk.value('road.read', { key: uuidv7(), folder });

/** Imports a parcel; where it is taken, writes the answer into `to` and says under which name. */
export async function bringIn(
  registry: TestRegistry,
  file: string,
  to: string,
): Promise<{ problem: ParcelProblem } | { imported: Imported; answer: string }> {
  const { context } = registry.registry();
  const handle = await open(file, 'r');
  try {
    const imported = await importParcel(context, handle);
    if (!imported.ok) return { problem: imported.problem };
    const answer = path.join(to, answerName(imported.value.manifest));
    await writeAnswer(context, imported.value, answer);
    return { imported: imported.value, answer };
  } finally {
    await handle.close();
  }
}

/** The names on a disk. */
export const namesOn = async (folder: string): Promise<string[]> => (await readdir(folder)).toSorted();
