/** The bans of a citizen that this kiosk accepted itself, or one that it goes on with: there may be others. */
import type { Input } from '../../../shared/api/calls.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { Clerk, EntryView } from '../../../shared/api/views.ts';
import type { Desk } from './desk.ts';
import { pageOf } from './list.ts';
import { recordEvent } from './record.ts';

/** Nobody has more acts at one kiosk. */
const MOST_ACTS = 500;

/** The newest first; that they were seen is an audit line. Problems: core.noDraft, those of `recordEvent`. */
export function knownBans(
  desk: Desk,
  { key, draft, iin }: Input<'bans.known'>,
  clerk: Clerk,
): Result<EntryView[]> {
  if (!desk.drafts.open(draft)) return bad('core.noDraft');
  const recorded = recordEvent(desk, key, { what: 'bans.seen', who: clerk.number, about: draft });
  if (!recorded.ok) return recorded;
  const { items } = pageOf(desk, { words: [` ${iin}`] }, { limit: MOST_ACTS });
  return good(items.filter(({ kind, corrects }) => (corrects?.kind ?? kind) === 'ban.set'));
}
