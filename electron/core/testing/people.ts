/** What tests put in a registry's mouth: keys, a policy, a staff list, verdicts, all properly signed. */
import { randomBytes, scryptSync } from 'node:crypto';
import { CompactEncrypt, importJWK } from 'jose';
import { recordNumber } from '../../../shared/protocol/number.ts';
import {
  asJwk,
  newKey,
  privateKey,
  publicJwk,
  sealWith,
  signature,
  thumbprint,
  type PrivateJwk,
  type Signer,
} from '../../../shared/protocol/signing.ts';
import type { EntryHeader } from '../../../shared/protocol/schema/entry.ts';
import { entryHash, hashOf } from '../../../shared/protocol/hashing.ts';
import type { Keys } from '../../../shared/protocol/schema/keys.ts';
import type { Policy } from '../../../shared/protocol/schema/policy.ts';
import type { Verdict } from '../../../shared/protocol/schema/verdict.ts';
import { GENESIS } from '../../../shared/protocol/schema/entry.ts';

export const AT = '2026-11-22T10:00:00.000+05:00';
export const DEVICE = '01931d00-0000-7000-8000-000000000001';
export const PIN = '246810';

export type TestRegistry = { root: PrivateJwk; signer: Signer; keys: Keys };

export function testRegistry(): TestRegistry {
  const root = newKey('Ed25519');
  const sign = newKey('Ed25519');
  const kid = thumbprint(sign).slice(0, 16);
  const published = {
    kid,
    use: 'sign' as const,
    jwk: publicJwk(sign),
    from: AT,
    until: '2036-11-22T00:00:00+05:00',
  };
  const unsigned = { keys: [published], issued: AT };
  return {
    root,
    signer: { kid, key: privateKey(sign) },
    keys: { ...unsigned, sig: signature(unsigned, privateKey(root)) },
  };
}

export const testCert = ({ signer }: TestRegistry, publicKey: string, device = DEVICE) =>
  sealWith({ device, publicKey, center: 'almaty-1', from: AT }, signer);

export const testPolicy = ({ signer }: TestRegistry, change: Partial<Policy> = {}): Policy =>
  sealWith(
    {
      serial: 3,
      issued: AT,
      validUntil: '2027-11-22T10:00:00.000+05:00',
      banScopes: ['bank' as const, 'microfinance' as const],
      banEffectDelay: 'PT0S',
      liftDelay: 'PT48H',
      liftSupervisorAge: 65,
      representativeBases: [],
      retentionDays: 30,
      identity: { faceThreshold: 0.6, tries: 3 },
      mciTiyn: { 2026: 432_500 },
      spouseConsentMci: 1000,
      lenders: [],
      centers: [{ id: 'almaty-1', name: { kk: 'Алматы', ru: 'Алматы', en: 'Almaty' }, region: 'almaty' }],
      texts: { consent: '1', ban: '1' },
      minKioskVersion: '0.1.0',
      demo: true,
      ...change,
    },
    signer,
  );

/** A verifier with a scrypt far too cheap for people, sealed as a registry seals it. */
export async function sealedPin(pin: string, x25519: PrivateJwk | string): Promise<string> {
  const salt = randomBytes(16);
  const hash = scryptSync(pin, salt, 32, { N: 16, r: 8, p: 1 });
  const verifier = {
    alg: 'scrypt',
    n: 16,
    r: 8,
    p: 1,
    salt: salt.toString('base64url'),
    hash: hash.toString('base64url'),
  };
  const key = await importJWK(
    { ...(typeof x25519 === 'string' ? asJwk(x25519, 'X25519') : publicJwk(x25519)) },
    'ECDH-ES',
  );
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(verifier)))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM' })
    .encrypt(key);
}

export async function testStaff(
  { signer }: TestRegistry,
  x25519: PrivateJwk | string,
  serial = 1,
  device = DEVICE,
) {
  const pin = await sealedPin(PIN, x25519);
  const people = [
    { number: '1001', name: 'Айгүл Сәрсенова', roles: ['clerk' as const], pin },
    {
      number: '2001',
      name: 'Болат Ахметов',
      roles: ['supervisor' as const],
      pin: await sealedPin('135791', x25519),
    },
  ];
  return sealWith({ device, center: 'almaty-1', serial, issued: AT, people }, signer);
}

/** The verdicts of one device, each chained to the one before. */
export function verdictFeed({ signer }: TestRegistry, device = DEVICE) {
  const items: Verdict[] = [];
  return {
    items,
    add(entry: EntryHeader, state: Verdict['state'], change: Partial<Verdict> = {}): Verdict {
      const before = items.at(-1);
      const verdict = sealWith(
        {
          device,
          feed: items.length + 1,
          prev: before ? hashOf(before) : GENESIS,
          entry: entry.id,
          hash: entryHash(entry),
          seq: entry.seq,
          n: items.filter((item) => item.entry === entry.id).length + 1,
          state,
          number: recordNumber(2026, entry.seq),
          effectiveFrom: AT,
          receivedAt: AT,
          decidedAt: AT,
          ...change,
        },
        signer,
      );
      items.push(verdict);
      return verdict;
    },
  };
}
