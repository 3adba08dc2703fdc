/** The policy in force: data, signed, with a serial that only grows (registry-protocol, section 7). */
import type { z } from 'zod';
import { checkBin } from '../../shared/domain/bin.ts';
import { Policy } from '../../shared/protocol/schema/policy.ts';
import { Instant, Position } from '../../shared/protocol/schema/scalars.ts';
import { sealWith, type Signer } from '../../shared/protocol/signing.ts';
import { durationMs, instant } from '../clock.ts';
import type { Reading, Writing } from '../store/tables.ts';

const isDuration = (text: string) => {
  try {
    return durationMs(text) >= 0;
  } catch {
    return false;
  }
};

/** A policy as an operator writes it: serial and date of issue may be left to the registry. */
export const PolicyFile = Policy.omit({ kid: true, sig: true })
  .extend({ serial: Position.optional(), issued: Instant.optional() })
  .refine((policy) => policy.lenders.every(({ bin }) => checkBin(bin).ok), {
    error: 'bin.checkDigit',
    path: ['lenders'],
  })
  .refine((policy) => isDuration(policy.banEffectDelay), { error: 'duration', path: ['banEffectDelay'] })
  .refine((policy) => isDuration(policy.liftDelay), { error: 'duration', path: ['liftDelay'] })
  .refine(({ consentReview }) => !consentReview || isDuration(consentReview.delay), {
    error: 'duration',
    path: ['consentReview', 'delay'],
  });
export type PolicyFile = z.infer<typeof PolicyFile>;

/** The latest policy, or null where none was ever installed. */
export async function latestPolicy(store: Reading): Promise<Policy | null> {
  const row = await store
    .selectFrom('policies')
    .select('document')
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? (JSON.parse(row.document) as Policy) : null;
}

/** The latest policy. Throws where there is none: a registry is never opened without. */
export async function currentPolicy(store: Reading): Promise<Policy> {
  const policy = await latestPolicy(store);
  if (!policy) throw new Error('no policy is installed');
  return policy;
}

/**
 * Signs and installs a policy with a higher serial than the latest: the file's own, else the next.
 * Throws a RangeError when the file's serial is not higher.
 */
export async function installPolicy(
  tx: Writing,
  signer: Signer,
  file: PolicyFile,
  nowMs: number,
): Promise<Policy> {
  const serial = nextSerial((await latestPolicy(tx))?.serial ?? 0, file.serial);
  const policy = sealWith({ ...file, serial, issued: file.issued ?? instant(nowMs) }, signer);
  await tx
    .insertInto('policies')
    .values({ serial, document: JSON.stringify(policy), issuedAt: nowMs })
    .execute();
  return policy;
}

/** The serial after `latest`, or the wanted one where it is higher. Throws a RangeError where it is not. */
export function nextSerial(latest: number, wanted: number | undefined): number {
  if (wanted !== undefined && wanted <= latest)
    throw new RangeError(`serial ${wanted} is not above ${latest}`);
  return wanted ?? latest + 1;
}
