/** Finding citizens' acts by ИИН or name: personal data is looked at, so each search is an audit line. */
import type { Input, Output } from '../../../shared/api/calls.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { Clerk } from '../../../shared/api/views.ts';
import { foldName } from '../../../shared/domain/names.ts';
import type { Desk } from './desk.ts';
import { pageOf } from './list.ts';
import { recordEvent } from './record.ts';

/**
 * A page of the acts that have, for each word of `text`, a word or number beginning with it; none where there is no
 * word in it. The line says how many were found, never what was asked for. Problems: those of `recordEvent`.
 */
export function searchEntries(
  desk: Desk,
  { key, text, before, offset, limit, ...wanted }: Input<'entries.search'>,
  clerk: Clerk,
): Result<Output<'entries.search'>> {
  const words = foldName(text).match(/ \S+/g) ?? [];
  if (words.length === 0) return good({ items: [], total: 0 });
  // One look is one question: under a key that is known already nothing new would be written.
  if ((desk.opened.searches.get(key) ?? text) !== text) return bad('core.badRequest');
  const found = pageOf(desk, { ...wanted, words }, { before, offset, limit });
  const event = { what: 'entries.searched' as const, who: clerk.number, detail: { found: found.total } };
  const recorded = recordEvent(desk, key, event);
  if (!recorded.ok) return recorded;
  desk.opened.searches.set(key, text);
  return good(found);
}
