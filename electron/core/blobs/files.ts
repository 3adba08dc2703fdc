/**
 * Attachments on the disk: each in a file of its own, named by the SHA-256 of its content and encrypted
 * (AES-256-GCM) under a random key of its own, which only the database knows. A file that is there is whole:
 * it gets its name once every byte of it is on the disk.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Why content cannot be had: the file is not there, or is not what was written. */
export type Lost = 'missing' | 'damaged';

export type BlobFiles = {
  /** Writes the content; durable when it resolves. Throws where the disk does. */
  write(sha256: string, key: Uint8Array, content: Uint8Array): Promise<void>;
  read(sha256: string, key: Uint8Array): Promise<Buffer | Lost>;
  /** Whether there is a file; what is in it shows when it is read. */
  has(sha256: string): boolean;
  remove(sha256: string): Promise<void>;
  /** Takes away what writes that never ended left behind. */
  tidy(): Promise<void>;
};

export const newBlobKey = (): Buffer => randomBytes(32);

/** The files in `folder`, which is made with the first of them. */
export function createBlobFiles(folder: string): BlobFiles {
  const fileOf = (sha256: string) => path.join(folder, sha256);
  return {
    async write(sha256, key, content) {
      await fs.mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = `${fileOf(sha256)}.new`;
      const file = await fs.open(draft, 'w', 0o600);
      try {
        await file.writeFile(seal(sha256, key, content));
        await file.sync();
      } finally {
        await file.close();
      }
      await fs.rename(draft, fileOf(sha256));
      await syncFolder(folder);
    },
    async read(sha256, key) {
      let sealed: Buffer;
      try {
        sealed = await fs.readFile(fileOf(sha256));
      } catch (error) {
        return isAbsent(error) ? 'missing' : 'damaged';
      }
      return unseal(sha256, key, sealed) ?? 'damaged';
    },
    has: (sha256) => existsSync(fileOf(sha256)),
    remove: (sha256) => fs.rm(fileOf(sha256), { force: true }),
    async tidy() {
      const names = await fs.readdir(folder).catch(() => []);
      for (const name of names)
        if (name.endsWith('.new')) await fs.rm(path.join(folder, name), { force: true });
    },
  };
}

/** Nonce, ciphertext, tag. The name is authenticated too: no file passes for another. */
function seal(sha256: string, key: Uint8Array, content: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(sha256));
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

function unseal(sha256: string, key: Uint8Array, sealed: Buffer): Buffer | null {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(sha256))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}

const isAbsent = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Makes a new name in `folder` durable; systems that cannot open a folder need no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await fs.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
