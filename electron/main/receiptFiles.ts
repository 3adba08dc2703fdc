/** Where a paper goes when there is no printer: a file only this user can read. */
import fs from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a paper's PDF to `<data>/receipts/<entry id>-<name>-<n>.pdf`, the first free n from 1,
 * and returns its path once it is on the disk. The name says nothing of the person.
 */
export async function saveReceipt(
  data: string,
  entry: string,
  name: string,
  pdf: Uint8Array,
): Promise<string> {
  const folder = path.join(data, 'receipts');
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
