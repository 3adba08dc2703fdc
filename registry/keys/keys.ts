/**
 * The registry's keys. The root key signs the list of the others and nothing else; it lives in a folder
 * of its own, so that it can be carried to a safe once the list is signed. The signing, sealing,
 * lookup and records keys are used every day and live in `keys/`. None of them is ever in the database.
 */
import { createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import {
  newKey,
  privateKey,
  publicJwk,
  signature,
  thumbprint,
  type PrivateJwk,
  type Signer,
} from '../../shared/protocol/signing.ts';
import { Keys } from '../../shared/protocol/schema/keys.ts';
import { PublicJwk } from '../../shared/protocol/schema/scalars.ts';
import { shortInstant } from '../clock.ts';
import { readOrMake, readOrNull } from './files.ts';
import { openRecords, type Records } from './records.ts';

/** How long a key is said to be used; retired ones stay published, so that old papers verify. */
const KEY_LIFE_MS = 5 * 365 * 86_400_000;

const StoredJwk = PublicJwk.extend({ d: z.string() });
const StoredKey = z.object({ kid: z.string(), jwk: StoredJwk, from: z.string() });
type StoredKey = z.infer<typeof StoredKey>;

export type RegistryKeys = {
  root: PublicJwk;
  /** Signs verdicts, pages, policies, staff lists, certificates, checks. */
  signer: Signer;
  /** Opens what kiosks seal to the registry. */
  opener: { kid: string; key: KeyObject };
  /** What `GET /v1/keys` answers, signed by the root key. */
  published: Keys;
  /** The lookup key of an ИИН: HMAC-SHA-256, hex. The database alone does not reveal who is in it. */
  lookup(iin: string): string;
  /** Seals what the database holds about people, and opens it. */
  records: Records;
  /** A number from 0 to 1 by that text, the same each time, which nobody without the keys can foresee. */
  draw(text: string): number;
};

/** The public root key of a data folder, made with its private half where there is none yet. */
export function rootKey(folder: string): PublicJwk {
  const text = readOrMake(path.join(folder, 'keys', 'root.public.json'), () => {
    const secret = readOrMake(rootFile(folder), () => JSON.stringify(newKey('Ed25519')));
    return JSON.stringify(publicJwk(StoredJwk.parse(JSON.parse(secret))));
  });
  return PublicJwk.parse(JSON.parse(text));
}

/** Where the keys are that seal records. */
export const recordsFile = (folder: string): string => path.join(folder, 'keys', 'records.json');

/**
 * The keys of a data folder, made on first use. `nowMs` dates new ones.
 * Throws when the list of keys has to be signed and the root key is not there.
 */
export function openKeys(folder: string, nowMs: number): RegistryKeys {
  const root = rootKey(folder);
  const signing = storedKey(path.join(folder, 'keys', 'sign.json'), 'Ed25519', nowMs);
  const sealing = storedKey(path.join(folder, 'keys', 'encrypt.json'), 'X25519', nowMs);
  const published = readOrMake(path.join(folder, 'keys', 'published.json'), () =>
    JSON.stringify(publish(folder, signing, sealing, nowMs)),
  );
  // As an object, which is made ready once and not for every ИИН.
  const secret = createSecretKey(
    readOrMake(path.join(folder, 'keys', 'lookup.key'), () => randomBytes(32).toString('base64url')),
    'base64url',
  );
  return {
    root,
    signer: { kid: signing.kid, key: privateKey(asPrivate(signing.jwk)) },
    opener: { kid: sealing.kid, key: privateKey(asPrivate(sealing.jwk)) },
    published: Keys.parse(JSON.parse(published)),
    records: openRecords(recordsFile(folder)),
    lookup: (iin) => createHmac('sha256', secret).update(iin).digest('hex'),
    draw: (text) => createHmac('sha256', secret).update(`draw ${text}`).digest().readUIntBE(0, 6) / 2 ** 48,
  };
}

const rootFile = (folder: string) => path.join(folder, 'root', 'root.json');

const asPrivate = (jwk: z.infer<typeof StoredJwk>): PrivateJwk => jwk;

function storedKey(file: string, curve: 'Ed25519' | 'X25519', nowMs: number): StoredKey {
  const text = readOrMake(file, () => {
    const jwk = newKey(curve);
    // Short, because every receipt carries it: 8 letters tell apart more keys than there will ever be.
    return JSON.stringify({ kid: thumbprint(publicJwk(jwk)).slice(0, 8), jwk, from: shortInstant(nowMs) });
  });
  return StoredKey.parse(JSON.parse(text));
}

function publish(folder: string, signing: StoredKey, sealing: StoredKey, nowMs: number): Keys {
  const secret = readOrNull(rootFile(folder));
  if (secret === null)
    throw new Error(`the root key is needed to sign the list of keys: ${rootFile(folder)}`);
  const list = (key: StoredKey, use: 'sign' | 'encrypt') => ({
    kid: key.kid,
    use,
    jwk: publicJwk(key.jwk),
    from: key.from,
    until: shortInstant(Date.parse(key.from) + KEY_LIFE_MS),
  });
  const keys = { keys: [list(signing, 'sign'), list(sealing, 'encrypt')], issued: shortInstant(nowMs) };
  return { ...keys, sig: signature(keys, privateKey(asPrivate(StoredJwk.parse(JSON.parse(secret))))) };
}
