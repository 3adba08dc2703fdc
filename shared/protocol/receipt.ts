/** Receipts that prove themselves on paper (registry-protocol, section 12). */
import type { KeyObject } from 'node:crypto';
import { decodeBase45, encodeBase45 } from './base45.ts';
import { canonical } from './canonical.ts';
import { isSealedByRing, type Keyring } from './keyring.ts';
import { isSealedBy, publicKey, signature } from './signing.ts';
import { Receipt } from './schema/receipt.ts';

/** What every QR text of ours begins with. */
export const RECEIPT_PREFIX = 'QALQAN1:';
/** The most a receipt may weigh before base45, in bytes: more would not print at 0.5 mm a module. */
export const MAX_RECEIPT_BYTES = 900;

/** What a verifier finds: a genuine receipt, or the first thing that is wrong with the text. */
export type ReceiptCheck =
  | { ok: true; receipt: Receipt }
  | { ok: false; problem: 'prefix' | 'encoding' | 'form' | 'certificate' | 'device' | 'signature' };

/** A receipt signed by the device's key. */
export function signReceipt(receipt: Omit<Receipt, 'sig'>, key: KeyObject): Receipt {
  return { ...receipt, sig: signature(receipt, key) };
}

/** The QR text of a receipt. Throws a RangeError when it would not fit on paper. */
export function receiptText(receipt: Receipt): string {
  const bytes = Buffer.from(canonical(receipt));
  if (bytes.length > MAX_RECEIPT_BYTES) throw new RangeError(`receipt of ${bytes.length} bytes`);
  return RECEIPT_PREFIX + encodeBase45(bytes);
}

/** Verifies a QR text with the registry's published keys alone; needs no network. */
export function verifyReceipt(text: string, ring: Keyring): ReceiptCheck {
  if (!text.startsWith(RECEIPT_PREFIX)) return { ok: false, problem: 'prefix' };
  const received = decode(text.slice(RECEIPT_PREFIX.length));
  if (received === null) return { ok: false, problem: 'encoding' };
  const receipt = Receipt.safeParse(received);
  if (!receipt.success) return { ok: false, problem: 'form' };
  const { cert } = received as Receipt;
  if (!isSealedByRing(cert, ring)) return { ok: false, problem: 'certificate' };
  if (cert.device !== receipt.data.device) return { ok: false, problem: 'device' };
  if (!isSealedBy(received as Receipt, publicKey(cert.publicKey))) return { ok: false, problem: 'signature' };
  return { ok: true, receipt: receipt.data };
}

function decode(text: string): unknown {
  const bytes = decodeBase45(text);
  if (!bytes) return null;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
