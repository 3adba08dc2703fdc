/** The work lists of cases: what each asks the registry for. */
import type { Person } from '../../../../shared/protocol/schema/console.ts';

export const LISTS = [
  'all',
  'mine',
  'overdue',
  'unknown',
  'incomplete',
  'ordered',
  'refused',
  'suspended',
  'cancelled',
  'closed',
] as const;
export type List = (typeof LISTS)[number];

const PAGE = 100;

/** The list named in an address; all cases where it names none. */
export const listIn = (query: URLSearchParams): List =>
  LISTS.find((list) => list === query.get('list')) ?? 'all';

/** The question behind a list: where it is asked, without what page of it. */
export function questionOf(query: URLSearchParams, person: Person): string {
  const asked = new URLSearchParams({ limit: String(PAGE) });
  const list = listIn(query);
  if (list === 'mine') asked.set('assignee', person.id);
  else if (list === 'overdue' || list === 'unknown') asked.set(list, 'true');
  else if (list !== 'all') asked.set('state', list);
  for (const name of ['lender', 'region']) {
    const value = query.get(name);
    if (value !== null && value !== '') asked.set(name, value);
  }
  return `/v1/cases?${asked}`;
}

/** The address with `name` set to `value`, or without it where that is ''. */
export function withAsked(query: URLSearchParams, name: string, value: string): URLSearchParams {
  const changed = new URLSearchParams(query);
  if (value === '') changed.delete(name);
  else changed.set(name, value);
  return changed;
}
