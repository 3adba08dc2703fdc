/**
 * PINs: checked offline against the verifiers in the signed staff list, with a lock that grows.
 * A try is counted before it is checked, so that a kill in between gives no free one.
 */
import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { PinVerifier } from '../../../shared/protocol/schema/policy.ts';
import { openSealed } from '../../../shared/protocol/sealing.ts';
import { privateKey, type PrivateJwk } from '../../../shared/protocol/signing.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../store/database.ts';

const FREE_TRIES = 5;
const LOCKS_MS = [30_000, 60_000, 120_000, 240_000, 480_000, 900_000];
/** More memory than this for one PIN would be an attack on the kiosk, not a protection. */
const MAX_SCRYPT_BYTES = 256 * 1024 * 1024;

/** A try that may be checked, with what is left if it fails; or how long to wait. */
export type Try = { lockedMs: number } | { triesLeft: number };

export type Locks = {
  /** Counts a try for `who`, durably, unless `who` is locked. */
  begin(who: string): Try;
  /** How long `who` still has to wait, in ms; 0 when not locked. */
  lockedMs(who: string): number;
  clear(who: string): void;
};

type Row = { wrong: number; locked_at_ms: number; lock_ms: number };

export function createLocks(db: Db, clock: Clock): Locks {
  const select = db.prepare<[string], Row>('SELECT wrong, locked_at_ms, lock_ms FROM locks WHERE who = ?');
  const upsert = db.prepare('INSERT OR REPLACE INTO locks VALUES (@who, @wrong, @locked_at_ms, @lock_ms)');
  const remove = db.prepare('DELETE FROM locks WHERE who = ?');
  // A lock ends by the clock of the run, which nobody can set. Of the time between two runs only the machine's
  // clock tells, and whoever turns it forward and back again would open it: so a lock begins anew with the run.
  const endsAt = new Map<string, number>();

  const lockedMs = (who: string): number => {
    const row = select.get(who);
    if (!row || row.lock_ms === 0) return 0;
    const end = endsAt.get(who) ?? clock.monotonic() + row.lock_ms;
    endsAt.set(who, end);
    return Math.max(0, end - clock.monotonic());
  };

  return {
    lockedMs,
    begin(who) {
      const left = lockedMs(who);
      if (left > 0) return { lockedMs: left };
      const wrong = (select.get(who)?.wrong ?? 0) + 1;
      const step = Math.min(wrong - FREE_TRIES, LOCKS_MS.length - 1);
      const lockMs = step < 0 ? 0 : (LOCKS_MS[step] ?? 0);
      upsert.run({ who, wrong, locked_at_ms: clock.now(), lock_ms: lockMs });
      if (lockMs > 0) endsAt.set(who, clock.monotonic() + lockMs);
      return { triesLeft: Math.max(0, FREE_TRIES - wrong) };
    },
    clear(who) {
      remove.run(who);
      endsAt.delete(who);
    },
  };
}

/** The verifier sealed to this device, or null: not sealed to it, or not a verifier. */
export async function openVerifier(sealed: string, key: PrivateJwk): Promise<PinVerifier | null> {
  const opened = await openSealed(sealed, privateKey(key));
  if (opened === null) return null;
  try {
    return PinVerifier.safeParse(JSON.parse(new TextDecoder().decode(opened))).data ?? null;
  } catch {
    return null;
  }
}

/** Whether `pin` is the one of `verifier`; computed on another thread, so that nothing waits for it. */
export async function isPin(pin: string, verifier: PinVerifier): Promise<boolean> {
  const { n, r, p } = verifier;
  const bytes = 128 * n * r * p;
  if (!(bytes > 0 && bytes <= MAX_SCRYPT_BYTES)) return false;
  const expected = Buffer.from(verifier.hash, 'base64url');
  if (expected.length < 16) return false;
  const salt = Buffer.from(verifier.salt, 'base64url');
  const found = await derive(pin.normalize('NFKC'), salt, expected.length, {
    N: n,
    r,
    p,
    maxmem: 2 * MAX_SCRYPT_BYTES,
  });
  return timingSafeEqual(found, expected);
}

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
);
