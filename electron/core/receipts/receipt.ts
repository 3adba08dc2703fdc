/** The receipt of an entry: what stands on the paper, and the signed text of its QR code. */
import type { KeyObject } from 'node:crypto';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { Clerk, EntryView, ReceiptPaper } from '../../../shared/api/views.ts';
import { instantAt } from '../../../shared/domain/dates.ts';
import { maskedInitials } from '../../../shared/domain/names.ts';
import { receiptText, signReceipt } from '../../../shared/protocol/receipt.ts';
import { printsReceipt } from '../../../shared/protocol/schema/bodies.ts';
import type { Receipt } from '../../../shared/protocol/schema/receipt.ts';
import type { Verdict } from '../../../shared/protocol/schema/verdict.ts';
import { z } from 'zod';
import { claimView } from '../claims/claim.ts';
import type { Desk } from '../desk/desk.ts';
import { privateKey } from '../../../shared/protocol/signing.ts';
import { findAct, verdictsOf } from '../desk/acts.ts';
import { shown } from '../desk/confirm.ts';
import { centerOf } from '../desk/state.ts';

const Signed = z.object({
  citizen: z.object({ fullName: z.string() }),
  attestation: z.object({ policy: z.int() }),
});

/** The receipt for the state as it is known now. Problems: core.noReceipt, core.noEntry. */
export function makeReceipt(desk: Desk, entryId: string, clerk: Clerk): Result<ReceiptPaper> {
  const act = findAct(desk, entryId);
  const row = act?.row;
  const signer = row && signerOf(desk, row.device);
  const center = centerOf(desk);
  if (!row || !signer || !center || !printsReceipt(row.kind) || row.body === null)
    return bad('core.noReceipt');
  const view = shown(desk, entryId);
  if (!view.ok) return view;
  const { citizen, attestation } = Signed.parse(JSON.parse(row.body));
  const { policy, demoSerial } = desk.kept;
  const unsigned = {
    v: 1 as const,
    entry: row.id,
    hash: row.hash,
    device: row.device,
    seq: row.seq,
    kind: row.kind,
    at: row.at,
    iinLast4: view.value.iinLast4,
    summary: (view.value.scope ?? []).join('+') || row.kind,
    cert: signer.cert,
  };
  return good({
    entry: view.value,
    initials: maskedInitials(citizen.fullName),
    ...completeness(desk, view.value),
    center: center.name,
    device: row.device,
    clerk: clerk.number,
    demo: policy.read()?.demo === true || attestation.policy <= (demoSerial.read() ?? 0),
    qr: qrText(unsigned, verdictsOf(desk, act), signer.key),
    printedAt: instantAt(desk.clock.now()),
  });
}

/** Of whatever is about a claim: whether each loan of it has the document that stops its collection. */
function completeness(desk: Desk, { id, claim, corrects }: EntryView): Pick<ReceiptPaper, 'isComplete'> {
  const about = claimView(desk, claim ?? corrects?.id ?? id);
  return about === null ? {} : { isComplete: about.loans.every(({ missing }) => missing.length === 0) };
}

/** Who signs the papers of a journal: this device, or for an act from before a repair the one that made it. */
function signerOf({ kept, keys, past }: Desk, device: string) {
  const enrolment = kept.enrolment.read();
  if (enrolment?.device === device) return { cert: enrolment.cert, key: keys.sign };
  const before = past.device(device);
  return before && { cert: before.cert, key: privateKey(before.keys.sign) };
}

/** The QR text. A paper that proves less is better than none, where a center's long name leaves no room for the answer. */
function qrText(unsigned: Omit<Receipt, 'sig'>, verdicts: readonly Verdict[], key: KeyObject): string {
  try {
    return receiptText(signReceipt({ ...unsigned, ...answerOf(verdicts) }, key));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return receiptText(signReceipt(unsigned, key));
  }
}

/** What the registry's answer adds: of the verdict that put it in force, else of the one that recorded it. */
function answerOf(verdicts: readonly Verdict[]) {
  const state = verdicts.at(-1)?.state;
  if (state !== 'recorded' && state !== 'in-force') return {};
  const answer = verdicts.findLast((verdict) => verdict.state === state);
  if (!answer?.number) return {};
  const { number, effectiveFrom, sig, kid } = answer;
  return { number, ...(effectiveFrom === undefined ? {} : { effectiveFrom }), verdictSig: sig, kid };
}
