/**
 * What the registry told this kiosk, verified again when the core opens: whoever holds the file's key
 * can change it. What does not hold is dropped, and fetched anew at the next contact.
 */
import { isSealedByRing, openKeyring } from '../../../shared/protocol/keyring.ts';
import type { Log } from '../log.ts';
import type { Slot } from '../store/meta.ts';
import type { Kept } from './kept.ts';

/** Drops keys, policy and staff that are not of the form, or not signed by whom they must be. */
export function dropWhatDoesNotHold(kept: Kept, log: Log): void {
  const enrolment = kept.enrolment.read();
  if (!enrolment) return;
  const drop = (slot: Slot<unknown>, what: string) => {
    slot.clear();
    log.error({ what }, 'what was kept does not hold, and is fetched again');
  };
  const keys = received(kept.keys);
  if (keys !== null && !openKeyring(keys, enrolment.root)) drop(kept.keys, 'keys');
  for (const what of ['policy', 'staff'] as const) {
    const slot = kept[what];
    if (slot.raw() === null || isSigned(kept, received(slot))) continue;
    drop(slot, what);
    // With its tag the registry would say that nothing has changed.
    if (what === 'policy') kept.policyTag.clear();
  }
}

/**
 * Whether the certificate is this device's and the registry's: it says where the kiosk stands, and every receipt
 * carries it. It came once, so it cannot be fetched again. True where there is none, or no key to tell by.
 */
export function certificateHolds(kept: Kept, publicKey: string): boolean {
  const enrolment = kept.enrolment.read();
  const ring = kept.ring();
  if (!enrolment || !ring) return true;
  const { cert, device } = enrolment;
  return cert.device === device && cert.publicKey === publicKey && isSealedByRing(cert, ring);
}

/** The value as it was received; undefined where it cannot be read, null where there is none. */
function received(slot: Slot<unknown>): unknown {
  const text = slot.raw();
  if (text === null) return null;
  try {
    slot.read();
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isSigned(kept: Kept, value: unknown): boolean {
  const ring = kept.ring();
  return ring !== null && value !== undefined && isSealedByRing(value as { kid: string; sig: string }, ring);
}
