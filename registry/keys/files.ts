/** Small secret files: written whole and once, whoever comes first, readable by the owner alone. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

/** The text of a file, or null where there is none. */
export function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * The text of `file`; where there is none, what `make` returns is written first (mode 0600, durable).
 * Two processes that start at once end up with the same text: a link is made for one of them only.
 */
export function readOrMake(file: string, make: () => string): string {
  const found = readOrNull(file);
  if (found !== null) return found;
  const draft = writeDraft(file, make());
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  syncFolder(path.dirname(file));
  return readFileSync(file, 'utf8');
}

/** Puts `text` in place of what is in `file`: durable, and whole at any moment. */
export function replaceFile(file: string, text: string): void {
  renameSync(writeDraft(file, text), file);
  syncFolder(path.dirname(file));
}

/**
 * Does `work` on what is in `file` while nobody else does: two at once would each put back what they have read, and one
 * would be lost. Throws where another one is at it, or was and did not live to say that it is over.
 */
export function alone<T>(file: string, work: () => T): T {
  const lock = `${file}.lock`;
  try {
    closeSync(openSync(lock, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new Error(
      `${file} is being changed by another process, and this one has changed nothing; if there is none, remove ${lock} and try again`,
      { cause: error },
    );
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function writeDraft(file: string, text: string): string {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = openSync(draft, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return draft;
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
