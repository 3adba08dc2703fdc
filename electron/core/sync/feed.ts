/** The verdict feed: signed pages, numbered without a gap, chained; stored whole before anything is shown. */
import { canonical } from '../../../shared/protocol/canonical.ts';
import { sha256 } from '../../../shared/protocol/hashing.ts';
import { isTextSignedBy } from '../../../shared/protocol/signing.ts';
import { VerdictPage, type Verdict } from '../../../shared/protocol/schema/verdict.ts';
import type { EntryRow } from '../journal/rows.ts';
import type { FeedEnd } from '../journal/verdicts.ts';
import type { Enrolment } from './kept.ts';
import { askAsDevice, otherAnswer, setStop, type Link, type Step, type SyncDesk } from './link.ts';
import { learnKey } from './masterData.ts';

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
    const { next, last, now } = received;
    const texts = received.items.map(canonical);
    const asked = { device: enrolment.device, after: end.feed, page: received, texts };
    if (!(await isPageSigned(link, enrolment, asked))) return 'offline';
    const problem = pageProblem(link.desk, enrolment.device, end, received, texts);
    if (problem) return refuse(link.desk, problem);
    link.clock.set(now);
    keepPage(link.desk, received, texts);
    link.connection.verified();
    if (next >= last) return 'done';
  }
}

/** A page as it was received, its items' canonical forms, and what was asked for. */
type Asked = { device: string; after: number; page: VerdictPage; texts: readonly string[] };

/** Whether the registry signed the page; each item's canonical form is made once, for this and for the chain. */
export async function isPageSigned(link: Link, enrolment: Enrolment, asked: Asked): Promise<boolean> {
  const key = await learnKey(link, enrolment, asked.page.kid);
  return key !== null && isTextSignedBy(claimText(asked), asked.page.sig, key);
}

/** The canonical form of what a page's signature covers: members in order of their names (RFC 8785, 3.2.3). */
function claimText({ device, after, page, texts }: Asked): string {
  const { kid, last, next, now } = page;
  const head = canonical({ after, device });
  const tail = canonical({ kid, last, next, now });
  return `${head.slice(0, -1)},"items":[${texts.join(',')}],${tail.slice(1)}`;
}

/** What is wrong with a page that is signed, when it is asked for after `end`; null when nothing. */
export function pageProblem(
  desk: SyncDesk,
  device: string,
  end: FeedEnd,
  page: VerdictPage,
  texts: readonly string[] = page.items.map(canonical),
): PageProblem | null {
  const seenAt = desk.kept.pageAt.read();
  if (seenAt !== null && Date.parse(page.now) < Date.parse(seenAt) - CLOCK_SPREAD_MS) return 'old';
  return chainProblem(page, texts, device, end, (seq) => desk.journal.bySeq(seq));
}

/** What is wrong with the items of a page after `end`, each about an entry that `bySeq` finds. */
export function chainProblem(
  page: VerdictPage,
  texts: readonly string[],
  device: string,
  end: FeedEnd,
  bySeq: (seq: number) => Pick<EntryRow, 'id' | 'hash'> | null,
): PageProblem | null {
  let before = end;
  for (const [index, item] of page.items.entries()) {
    if (item.device !== device) return 'device';
    if (item.feed !== before.feed + 1 || item.prev !== before.hash) return 'feed';
    const row = bySeq(item.seq);
    if (!row) return 'ahead';
    if (row.id !== item.entry || row.hash !== item.hash) return 'other';
    before = { feed: item.feed, hash: sha256(texts[index] ?? '') };
  }
  return page.next === before.feed && page.last >= page.next ? null : 'next';
}

/** Keeps a page in which nothing is wrong. */
export function keepPage(desk: SyncDesk, page: VerdictPage, texts?: readonly string[]): void {
  desk.heard.pageAt = page.now;
  if (page.items.length > 0) {
    const store = (items: readonly Verdict[]) => {
      desk.verdicts.add(items, texts);
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
