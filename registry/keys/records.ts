/**
 * Seals what the database holds about people: AES-256-GCM by a key that is never in it. Whoever has the database
 * alone, its backups or its disk, has nobody's ИИН. Equal texts are sealed differently each time, so that nothing is
 * found by them; people are found by the lookup key of their ИИН.
 */
import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  randomBytes,
  randomFillSync,
  type KeyObject,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { alone, readOrMake, replaceFile } from './files.ts';

export type Records = {
  /** How everything begins that is sealed by the newest key. */
  head: string;
  seal(text: string): string;
  sealBytes(content: Uint8Array): Buffer;
  /** The text; what was sealed by no key of ours, or is damaged, stays as it is: no document, and so found by who reads it. */
  open(sealed: string): string;
  openBytes(sealed: Uint8Array): Uint8Array;
};

/** How sealed texts and contents begin: no JSON does, and no attachment. The key's name follows, and a dot. */
export const SEALED = 'qs1.';

const KeyList = z.array(z.object({ kid: z.string().regex(/^[\w-]{6}$/), key: z.string() })).min(1);

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;
/** `qs1.` and six letters and a dot. */
const HEAD = SEALED.length + 7;

/**
 * The keys in `file`, made where there is none: the first one seals, all of them open. A key may seal 2^32 texts, with
 * nonces drawn by chance (NIST SP 800-38D, 8.3); to go on after that, or after it was seen by somebody, a new one is
 * put before it. Processes are started anew one after the other: one that still seals by an older key reads what the
 * others seal by a newer one, for it looks into the file when it meets a key that it does not know.
 */
export function openRecords(file: string): Records {
  const list = KeyList.parse(JSON.parse(readOrMake(file, () => JSON.stringify([newKey()]))));
  const keys = secretsOf(list);
  const [newest] = [...keys];
  if (!newest) throw new Error('no key to seal by');
  const [kid, key] = newest;
  const head = `${SEALED}${kid}.`;
  const nonces = noncePool();
  const named = (start: string): KeyObject | undefined => {
    const name = start.slice(SEALED.length, -1);
    if (!keys.has(name)) for (const [added, secret] of secretsOf(keysNow(file))) keys.set(added, secret);
    return keys.get(name);
  };

  const seal = (content: Uint8Array | string): Buffer => {
    const nonce = nonces();
    const cipher = createCipheriv(CIPHER, key, nonce);
    const sealed = typeof content === 'string' ? cipher.update(content, 'utf8') : cipher.update(content);
    return Buffer.concat([nonce, sealed, cipher.final(), cipher.getAuthTag()]);
  };
  return {
    head,
    seal: (text) => head + seal(text).toString('base64'),
    sealBytes: (content) => Buffer.concat([Buffer.from(head), seal(content)]),
    open(sealed) {
      if (!sealed.startsWith(SEALED)) return sealed;
      const opened = openWith(named(sealed.slice(0, HEAD)), () => Buffer.from(sealed.slice(HEAD), 'base64'));
      return opened?.toString('utf8') ?? sealed;
    },
    openBytes(sealed) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const start = bytes.subarray(0, HEAD).toString('latin1');
      if (!start.startsWith(SEALED)) return sealed;
      return openWith(named(start), () => bytes.subarray(HEAD)) ?? sealed;
    },
  };
}

const newKey = () => ({
  kid: randomBytes(6).toString('base64url').slice(0, 6),
  key: randomBytes(32).toString('base64url'),
});

/**
 * Puts a new key before those in `file`: what is opened from now on seals by it. Returns its name. Throws, and adds none,
 * while another one is being added.
 */
export function addRecordsKey(file: string): string {
  return alone(file, () => {
    const list = KeyList.parse(JSON.parse(readFileSync(file, 'utf8')));
    const key = newKey();
    replaceFile(file, JSON.stringify([key, ...list]));
    return key.kid;
  });
}

const secretsOf = (list: z.infer<typeof KeyList>): Map<string, KeyObject> =>
  new Map(list.map(({ kid, key }) => [kid, createSecretKey(key, 'base64url')]));

/** What is in the file by now; nothing where it cannot be read, for a process goes on with what it has. */
function keysNow(file: string): z.infer<typeof KeyList> {
  try {
    return KeyList.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}

function openWith(key: KeyObject | undefined, rest: () => Buffer): Buffer | null {
  const sealed = key && rest();
  if (!sealed || sealed.length < NONCE + TAG) return null;
  try {
    const opener = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE), { authTagLength: TAG });
    opener.setAuthTag(sealed.subarray(-TAG));
    return Buffer.concat([opener.update(sealed.subarray(NONCE, -TAG)), opener.final()]);
  } catch {
    return null;
  }
}

/** Nonces from the system's generator, asked for many at once: each is used by one text and never again. */
function noncePool(): () => Buffer {
  const pool = Buffer.alloc(NONCE * 256);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += NONCE;
    return Buffer.from(pool.subarray(used - NONCE, used));
  };
}
