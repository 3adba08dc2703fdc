/** Enrolment codes: made by an operator, used once, kept only as a hash (registry-protocol, section 6). */
import { newEnrolmentCode, plainCode } from '../../shared/protocol/enrolmentCode.ts';
import { sha256 } from '../../shared/protocol/hashing.ts';
import type { Role } from '../../shared/protocol/schema/keys.ts';
import type { PublicJwk } from '../../shared/protocol/schema/scalars.ts';
import type { Code, Store, Writing } from '../store/tables.ts';

const CODE_LIFE_MS = 24 * 3_600_000;

/** For whom a code is. `replaces` is the device whose journal the new one may go on with. */
export type CodeFor = {
  role: Role;
  name: string;
  center?: string | undefined;
  /** The region a prosecutor sees; without one, the whole country. */
  region?: string | undefined;
  bin?: string | undefined;
  replaces?: string | undefined;
  /** The prosecutor who gets one more passkey by it. */
  person?: string | undefined;
};

const codeHash = (code: string) => sha256(plainCode(code));

/** A new code, good for 24 hours. */
export async function makeCode(
  store: Store,
  root: PublicJwk,
  wanted: CodeFor,
  nowMs: number,
): Promise<string> {
  const code = newEnrolmentCode(root);
  await store
    .insertInto('codes')
    .values({
      hash: codeHash(code),
      role: wanted.role,
      name: wanted.name,
      center: wanted.center ?? null,
      region: wanted.region ?? null,
      bin: wanted.bin ?? null,
      replaces: wanted.replaces ?? null,
      person: wanted.person ?? null,
      expiresAt: nowMs + CODE_LIFE_MS,
      device: null,
      publicKey: null,
    })
    .execute();
  return code;
}

/**
 * The code as it was made, used or not, expired or not, held until the transaction ends: two who come at
 * once with one code come one after the other. Undefined for one that never was.
 */
export const lockCode = (tx: Writing, code: string): Promise<Code | undefined> =>
  tx.selectFrom('codes').selectAll().where('hash', '=', codeHash(code)).forUpdate().executeTakeFirst();

/** Burns a code: it answers to the holder of this key alone from now on. */
export async function useCode(tx: Writing, code: Code, device: string, publicKey: string): Promise<void> {
  await tx.updateTable('codes').set({ device, publicKey }).where('hash', '=', code.hash).execute();
}
