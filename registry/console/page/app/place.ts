/** Where in the console one is: kept after `#`, so that the address can be kept and goes to no server. */
import { useSyncExternalStore } from 'react';

export type Section = 'cases' | 'reviews' | 'representations' | 'exports' | 'stats';

export type Place = {
  readonly section: Section | 'enrol';
  /** What is named after the section, such as a claim and its loan. */
  readonly names: readonly string[];
  readonly query: URLSearchParams;
};

export const SECTIONS: readonly Section[] = ['cases', 'reviews', 'representations', 'exports', 'stats'];

/** The place that a hash such as `#/cases/CLAIM/LOAN?list=mine` names; the list of cases where it names none. */
export function placeIn(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [first = '', ...names] = path.split('/');
  const section = first === 'enrol' ? 'enrol' : SECTIONS.find((one) => one === first);
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
