import type { EntryState } from '../../shared/api/views.ts';

/** What of the queue can be seen alone, and the states that are. */
export const FILTERS = {
  all: undefined,
  waiting: ['waiting'],
  recorded: ['recorded'],
  inForce: ['in-force'],
  toMend: undefined,
} as const satisfies Record<string, readonly EntryState[] | undefined>;
export type Filter = keyof typeof FILTERS;

/** One search: all of its pages are asked for with the same key, and are one line in the journal. */
export type Asked = { readonly key: string; readonly text: string };

/** How the queue stood when an act of it was opened: whoever comes back goes on from there. */
export type QueueSeen = { readonly filter: Filter; readonly search: Asked | null; readonly opened: string };
