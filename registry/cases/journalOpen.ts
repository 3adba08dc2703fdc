/** `journal.open`: a journal begins, perhaps in the place of another (registry-protocol, section 2). */
import type { Body } from '../../shared/protocol/schema/bodies.ts';
import { isSignedBy, publicKey } from '../../shared/protocol/signing.ts';
import { findDevice, linkPrevious } from '../store/devices.ts';
import { refused } from '../verdicts/reasons.ts';
import { RECORDED, type Case, type Judgement } from './case.ts';

/** Recorded; refused where it is not the first entry, or names a journal that is not this device's to go on with. */
export async function judgeOpen(it: Case, body: Body<'journal.open'>): Promise<Judgement> {
  if (it.entry.seq !== 1) return [refused('invalid-content', { rule: 'journal.open is the first entry' })];
  if (!body.previous) return [RECORDED];
  if (!(await isHonoured(it, body.previous))) return [refused('not-yours')];
  await linkPrevious(it.tx, it.device.id, body.previous.device);
  return [RECORDED];
}

/** The code was made to replace that device, or that device's own key signed the handing over. */
async function isHonoured(
  it: Case,
  previous: NonNullable<Body<'journal.open'>['previous']>,
): Promise<boolean> {
  if (previous.device === it.device.id) return false;
  if (it.device.previous === previous.device) return true;
  const old = await findDevice(it.tx, previous.device);
  if (old?.role !== 'device' || previous.sig === undefined) return false;
  const handedOver = { new: it.device.id, device: previous.device, head: previous.head };
  return isSignedBy(handedOver, previous.sig, publicKey(old.publicKey));
}
