/** A page of verdicts that came on a disk: it may be late, and it may overlap with what came otherwise. */
import { bad, good, type Result } from '../../../shared/api/result.ts';
import { canonical } from '../../../shared/protocol/canonical.ts';
import type { Verdict, VerdictPage } from '../../../shared/protocol/schema/verdict.ts';
import { keepPage, pageProblem, refuse } from '../sync/feed.ts';
import type { Enrolment } from '../sync/kept.ts';
import type { SyncDesk } from '../sync/link.ts';
import { isSigned } from '../sync/masterData.ts';

/**
 * Takes what is new in a page that the registry made for the question after `after`, and returns it.
 * Problems: road.untrusted (not signed, or not the feed we know), road.earlierMissing
 * (it begins later than ours ends), road.stopped (it is genuine, and our journal is not what it was).
 */
export function takeCarriedPage(
  desk: SyncDesk,
  { device }: Enrolment,
  after: number,
  page: VerdictPage,
): Result<readonly Verdict[]> {
  const { items, next, last, now, kid, sig } = page;
  if (!isSigned(desk, { device, after, items, next, last, now, kid, sig } as VerdictPage))
    return bad('road.untrusted');
  const end = desk.verdicts.end();
  if (after > end.feed) return bad('road.earlierMissing');
  const known = items.filter(({ feed }) => feed <= end.feed);
  const kept = new Map(desk.verdicts.after(after, known.length).map(({ feed, json }) => [feed, json]));
  if (known.some((item) => kept.get(item.feed) !== canonical(item))) return bad('road.untrusted');
  const fresh = items.slice(known.length);
  if (fresh.length === 0) return good([]);
  const rest = { ...page, items: fresh };
  const problem = pageProblem(desk, device, end, rest);
  if (problem) {
    refuse(desk, problem);
    return bad(problem === 'ahead' || problem === 'other' ? 'road.stopped' : 'road.untrusted');
  }
  keepPage(desk, rest);
  return good(fresh);
}
