/** The device's own keys: made here on first use, kept in the encrypted file, never sent anywhere. */
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { newKey, privateKey, publicKey, type PrivateJwk } from '../../../shared/protocol/signing.ts';
import { PublicJwk } from '../../../shared/protocol/schema/scalars.ts';
import type { Db } from '../store/database.ts';
import { slot } from '../store/meta.ts';

const PrivateJwk = PublicJwk.extend({ d: z.string() });
/** The two private keys as they are kept. */
export const DeviceKeysStored = z.object({ sign: PrivateJwk, seal: PrivateJwk });
export type DeviceKeysStored = z.infer<typeof DeviceKeysStored>;

export type DeviceKeys = {
  /** Ed25519: signs entries, tokens and receipts. */
  sign: KeyObject;
  /** The raw public half, base64url: a journal's entries are verified with it. */
  publicKey: string;
  verify: KeyObject;
  /** X25519: staff PINs are sealed to it. */
  seal: PrivateJwk;
  /** Both as they are kept, for the journal that a repair puts in the place of this one. */
  stored: DeviceKeysStored;
};

/** The device's keys, made and stored on first use. */
export function deviceKeys(db: Db): DeviceKeys {
  const kept = slot<DeviceKeysStored>(db, 'device.keys', DeviceKeysStored);
  const keys = kept.read() ?? { sign: newKey('Ed25519'), seal: newKey('X25519') };
  if (kept.read() === null) kept.write(keys);
  return {
    sign: privateKey(keys.sign),
    publicKey: keys.sign.x,
    verify: publicKey(keys.sign.x),
    seal: keys.seal,
    stored: keys,
  };
}
