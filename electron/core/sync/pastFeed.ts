/** The feeds of the journals this one goes on with: what became of acts from before a repair. */
import type { KeyObject } from 'node:crypto';
import { canonical } from '../../../shared/protocol/canonical.ts';
import { VerdictPage } from '../../../shared/protocol/schema/verdict.ts';
import { RECEIPT_LIST } from '../journal/actIndex.ts';
import { chainProblem, isPageSigned } from './feed.ts';
import type { Enrolment } from './kept.ts';
import { askAsDevice, otherAnswer, type Link, type Step } from './link.ts';

/** In whose name the registry is asked. */
export type Asker = { device: string; key: KeyObject };

/** Fetches what is new in the old feeds: all of them when `all`, else those with acts whose end is open. */
export async function fetchPastVerdicts(link: Link, enrolment: Enrolment, all: boolean): Promise<Step> {
  const asker = { device: enrolment.device, key: link.desk.keys.sign };
  for (const { device } of link.desk.past.devices()) {
    if (!all && !isOpen(link, device)) continue;
    const step = await fetchFeedOf(link, enrolment, device, asker);
    if (step !== 'done') return step;
  }
  return 'done';
}

/** Whether an act in that journal is neither in force nor at an end. */
function isOpen({ desk }: Link, device: string): boolean {
  const open = desk.db
    .prepare<[string], { open: number }>(
      `SELECT EXISTS (SELECT 1 FROM past_entries e WHERE device = ? AND kind IN (${RECEIPT_LIST})
         AND coalesce((SELECT state FROM past_verdicts v WHERE v.entry = e.id AND v.device = e.device
           ORDER BY feed DESC LIMIT 1), 'waiting') IN ('waiting', 'recorded', 'held')) AS open`,
    )
    .get(device);
  return open?.open === 1;
}

/** Fetches the feed of `device` to its end; 'refused' where it may not be read, or does not hold. */
export async function fetchFeedOf(
  link: Link,
  enrolment: Enrolment,
  device: string,
  asker: Asker,
): Promise<Step> {
  const { past, db, log } = link.desk;
  for (;;) {
    const end = past.feedEnd(device);
    const path = `/v1/devices/${device}/verdicts?after=${end.feed}&limit=1000`;
    const reply = await askAsDevice(link, asker.device, asker.key, { method: 'GET', path });
    if (reply?.status === 403) return 'refused';
    if (reply?.status !== 200) return otherAnswer(link, reply);
    if (!VerdictPage.safeParse(reply.json).success) return 'offline';
    const page = reply.json as VerdictPage;
    const { items, next, last } = page;
    const texts = items.map(canonical);
    if (!(await isPageSigned(link, enrolment, { device, after: end.feed, page, texts }))) return 'offline';
    const problem = chainProblem(page, texts, device, end, (seq) => past.bySeq(device, seq));
    if (problem) {
      log.error({ problem }, 'a page of verdicts of an earlier journal was not taken');
      return 'refused';
    }
    db.transaction(() => past.addVerdicts(items)).immediate();
    if (items.length > 0) link.desk.changed();
    if (next >= last) return 'done';
  }
}
