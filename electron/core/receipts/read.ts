/** A receipt that comes back to the desk: what its QR code holds, verified, and the act it is of. */
import type { Input, Output } from '../../../shared/api/calls.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import { verifyReceipt } from '../../../shared/protocol/receipt.ts';
import { findAct } from '../desk/acts.ts';
import type { Desk } from '../desk/desk.ts';

/**
 * The act of a genuine receipt that this kiosk made, or one whose journal it goes on with. A journal that was made
 * anew has the act under its old id and another hash, so the id decides. Problems: receipt.unreadable,
 * receipt.untrue, receipt.elsewhere, receipt.notHere, kiosk.notEnrolled.
 */
export function readReceipt(desk: Desk, { text }: Input<'receipts.read'>): Result<Output<'receipts.read'>> {
  const { kept, past } = desk;
  const ring = kept.ring();
  if (!ring) return bad('kiosk.notEnrolled');
  const read = verifyReceipt(text, ring);
  if (!read.ok) return bad(IS_UNREADABLE[read.problem] ? 'receipt.unreadable' : 'receipt.untrue');
  const { device, entry, at } = read.receipt;
  if (findAct(desk, entry)) return good({ entry });
  const isOurs = kept.enrolment.read()?.device === device || past.device(device) !== null;
  return bad(isOurs ? 'receipt.notHere' : 'receipt.elsewhere', { params: { at } });
}

/** What was not even read whole, apart from what was read and is not true. */
const IS_UNREADABLE = {
  prefix: true,
  encoding: true,
  form: true,
  certificate: false,
  device: false,
  signature: false,
} as const;
