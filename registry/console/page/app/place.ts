/** Where in the console one is: kept after `#`, so that the address can be kept and goes to no server. */
import { useSyncExternalStore } from 'react';
import type { Person } from '../../../../shared/protocol/schema/console.ts';

export type Section = 'cases' | 'reviews' | 'representations' | 'exports' | 'operation' | 'stats';

export type Place = {
  readonly section: Section | 'enrol';
  /** What is named after the section, such as a claim and its loan. */
  readonly names: readonly string[];
  readonly query: URLSearchParams;
};

/** What there is for each role; they begin with the first. */
const SECTIONS: Readonly<Record<Person['role'], readonly [Section, ...Section[]]>> = {
  prosecutor: ['cases', 'reviews', 'representations', 'exports', 'stats'],
  operator: ['operation', 'stats'],
};
const ALL = [...new Set(Object.values(SECTIONS).flat())];

/** The sections of whoever is signed in. */
export const sectionsOf = ({ role }: Person): readonly Section[] => SECTIONS[role];

/** The place, where there is such a section for whoever is signed in; else where they begin. */
export const placeFor = ({ role }: Person, place: Place): Place =>
  SECTIONS[role].some((section) => section === place.section)
    ? place
    : { section: SECTIONS[role][0], names: [], query: new URLSearchParams() };

/** The place that a hash such as `#/cases/CLAIM/LOAN?list=mine` names; the list of cases where it names none. */
export function placeIn(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [first = '', ...names] = path.split('/');
  const section = first === 'enrol' ? 'enrol' : ALL.find((one) => one === first);
  return { section: section ?? 'cases', names: section ? names : [], query: new URLSearchParams(query) };
}

/** The hash of a place. */
export function hashOf(
  section: Place['section'],
  names: readonly string[] = [],
  query?: URLSearchParams,
): string {
  const asked = query?.toString() ?? '';
  return `#/${[section, ...names].join('/')}${asked === '' ? '' : `?${asked}`}`;
}

/** The place of the address, now and whenever it changes. */
export function usePlace(): Place {
  const hash = useSyncExternalStore(
    (changed) => {
      window.addEventListener('hashchange', changed);
      return () => window.removeEventListener('hashchange', changed);
    },
    () => window.location.hash,
  );
  return placeIn(hash);
}
