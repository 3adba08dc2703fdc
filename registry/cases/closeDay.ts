/** `device.closeDay`: the registry's own count of the receipts of a range (registry-protocol, section 2). */
import { RECEIPT_KINDS, type Body } from '../../shared/protocol/schema/bodies.ts';
import { sha256 } from '../../shared/protocol/hashing.ts';
import { ownHead } from '../own/journal.ts';
import { RECORDED, type Case, type Judgement } from './case.ts';

/** Recorded; `detail` is `{ count, digest }` as the registry finds them, whatever the kiosk found, and the head of the registry's own journal. */
export async function judgeCloseDay(it: Case, body: Body<'device.closeDay'>): Promise<Judgement> {
  const rows = await it.tx
    .selectFrom('entries')
    .select('id')
    .where('device', '=', it.device.id)
    .where('seq', '>=', body.from)
    // Up to this entry and no further: the answer must not depend on how the journal was cut into pushes.
    .where('seq', '<=', Math.min(body.to, it.entry.seq))
    .where('kind', 'in', RECEIPT_KINDS)
    .execute();
  const ids = rows.map(({ id }) => id).toSorted();
  // The head of the registry's own journal goes out with every day: nobody changes what many have on paper.
  const journal = await ownHead(it.tx);
  return [{ ...RECORDED, detail: { count: ids.length, digest: sha256(ids.join('\n')), journal } }];
}
