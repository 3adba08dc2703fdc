/** Where a paper goes when there is no printer: a file only this user can read. */
import fs from 'node:fs/promises';
import path from 'node:path';

/** Where receipts and slips go, which hold initials and four digits. */
export const receiptsIn = (data: string): string => path.join(data, 'receipts');

/**
 * Where the papers of a claim go, which hold all there is to know of a person: where the administrator says, else a
 * folder in memory that the system gives this user alone and that is gone with the power; receipts' where it gives none.
 */
export function papersFolder(asked: string | undefined, memory: string | undefined, data: string): string {
  return asked ?? (memory ? path.join(memory, 'qalqan-papers') : receiptsIn(data));
}

/**
 * Writes a paper's PDF to `<folder>/<entry id>-<name>-<n>.pdf`, the first free n from 1, and returns its path once it
 * is on the disk. The name says nothing of the person.
 */
export async function savePaper(
  folder: string,
  entry: string,
  name: string,
  pdf: Uint8Array,
): Promise<string> {
  await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  for (let n = 1; ; n += 1) {
    const file = path.join(folder, `${entry}-${name}-${n}.pdf`);
    const handle = await createNew(file);
    if (handle === null) continue;
    try {
      await handle.writeFile(pdf);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return file;
  }
}

/** The new file, or null where there is one of that name already. */
async function createNew(file: string): Promise<fs.FileHandle | null> {
  try {
    return await fs.open(file, 'wx', 0o600);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null;
    throw error;
  }
}
