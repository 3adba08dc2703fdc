/** The verdict feed: signed pages, numbered without a gap, chained; stored whole before anything is shown. */
import { hashOf } from '../../../shared/protocol/hashing.ts';
import { VerdictPage, type Verdict } from '../../../shared/protocol/schema/verdict.ts';
import type { EntryRow } from '../journal/rows.ts';
import type { FeedEnd } from '../journal/verdicts.ts';
import type { Enrolment } from './kept.ts';
import { askAsDevice, otherAnswer, setStop, type Link, type Step, type SyncDesk } from './link.ts';
import { isFromRegistry } from './masterData.ts';

/** The page must not be older than the newest seen, save for clocks of several registry processes. */
const CLOCK_SPREAD_MS = 60_000;
const ANSWER_MS = 15_000;

/** Why a page does not count. 'ahead' and 'other': it is genuine, and about entries that our journal does not have. */
export type PageProblem = 'feed' | 'device' | 'next' | 'old' | 'ahead' | 'other';

/**
 * Fetches verdicts until there are no more. `waitS` lets the registry hold the last answer back until
 * there is news; `signal` ends that wait, which is no failure.
 */
export async function fetchVerdicts(
  link: Link,
  enrolment: Enrolment,
  waitS: number,
  signal: AbortSignal,
): Promise<Step> {
  for (;;) {
    const end = link.desk.verdicts.end();
    const query = `after=${end.feed}&limit=1000${waitS > 0 ? `&wait=${waitS}` : ''}`;
    const path = `/v1/devices/${enrolment.device}/verdicts?${query}`;
    const timeoutMs = waitS * 1000 + ANSWER_MS;
    // Only a wait is cut short: an answer that someone asked for is waited for.
    const wait = waitS > 0 ? { signal } : {};
    const reply = await askAsDevice(link, enrolment.device, link.desk.keys.sign, {
      method: 'GET',
      path,
      timeoutMs,
      ...wait,
    });
    if (!reply && waitS > 0 && signal.aborted) return 'done';
    if (reply?.status !== 200) return otherAnswer(link, reply);
    const page = VerdictPage.safeParse(reply.json);
    if (!page.success) return 'offline';
    const received = reply.json as VerdictPage;
    const { items, next, last, now, kid, sig } = received;
    const claim = { device: enrolment.device, after: end.feed, items, next, last, now, kid, sig };
    if (!(await isFromRegistry(link, enrolment, claim))) return 'offline';
    const problem = pageProblem(link.desk, enrolment.device, end, received);
    if (problem) return refuse(link.desk, problem);
    link.clock.set(now);
    keepPage(link.desk, received);
    link.connection.verified();
    if (next >= last) return 'done';
  }
}

/** What is wrong with a page that is signed, when it is asked for after `end`; null when nothing. */
export function pageProblem(
  desk: SyncDesk,
  device: string,
  end: FeedEnd,
  page: VerdictPage,
): PageProblem | null {
  const seenAt = desk.kept.pageAt.read();
  if (seenAt !== null && Date.parse(page.now) < Date.parse(seenAt) - CLOCK_SPREAD_MS) return 'old';
  return chainProblem(page, device, end, (seq) => desk.journal.bySeq(seq));
}

/** What is wrong with the items of a page after `end`, each about an entry that `bySeq` finds. */
export function chainProblem(
  page: VerdictPage,
  device: string,
  end: FeedEnd,
  bySeq: (seq: number) => Pick<EntryRow, 'id' | 'hash'> | null,
): PageProblem | null {
  let before = end;
  for (const item of page.items) {
    if (item.device !== device) return 'device';
    if (item.feed !== before.feed + 1 || item.prev !== before.hash) return 'feed';
    const row = bySeq(item.seq);
    if (!row) return 'ahead';
    if (row.id !== item.entry || row.hash !== item.hash) return 'other';
    before = { feed: item.feed, hash: hashOf(item) };
  }
  return page.next === before.feed && page.last >= page.next ? null : 'next';
}

/** Keeps a page in which nothing is wrong. */
export function keepPage(desk: SyncDesk, page: VerdictPage): void {
  desk.heard.pageAt = page.now;
  if (page.items.length > 0) {
    const store = (items: readonly Verdict[]) => {
      desk.verdicts.add(items);
      desk.kept.pageAt.write(page.now);
    };
    desk.db.transaction(store).immediate(page.items);
  }
  if (page.items.length > 0) desk.changed();
}

/** A page that does not hold is not kept; a genuine one may say that our journal is not what it was. */
export function refuse(desk: SyncDesk, problem: PageProblem): Step {
  desk.log.error({ problem }, 'a page of verdicts was not taken');
  if (problem === 'ahead') {
    desk.health.stop ??= 'cut-tail';
    desk.changed();
    return 'refused';
  }
  if (problem === 'other') {
    setStop({ desk }, 'fork');
    return 'refused';
  }
  return 'offline';
}
