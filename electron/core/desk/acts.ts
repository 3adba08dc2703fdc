/** Acts by their id, in this kiosk's journal or one that it goes on with, and how they hang together. */
import type { EntryView } from '../../../shared/api/views.ts';
import type { Verdict } from '../../../shared/protocol/schema/verdict.ts';
import { z } from 'zod';
import type { EntryRow } from '../journal/rows.ts';
import { stateOf, viewOf, type Around } from '../journal/views.ts';
import type { Desk } from './desk.ts';

/** An entry, and where it stands in lists: below zero in a journal from before a repair. */
export type Act = { row: EntryRow; place: number };

type Store = Pick<Desk, 'journal' | 'verdicts' | 'past' | 'links'>;

/** The entry of that id; this kiosk's own journal comes first. */
export function findAct({ journal, past }: Store, id: string): Act | null {
  const own = journal.byId(id);
  if (own) return { row: own, place: own.seq };
  const before = past.byId(id);
  if (!before) return null;
  const { place, ...row } = before;
  return { row, place };
}

/** The verdicts of an entry, from the feed of the journal that holds it. */
export const verdictsOf = ({ verdicts, past }: Store, { row, place }: Act): Verdict[] =>
  place > 0 ? verdicts.of(row.id) : past.verdictsOf(row.device, row.id);

/** The view of an act; null for a desk's own line. */
export const viewOfAct = (store: Store, act: Act): EntryView | null =>
  viewOf(act.row, verdictsOf(store, act), aroundOf(store, act));

function aroundOf(store: Store, { row, place }: Act): Around {
  const corrected = row.kind === 'correction' ? store.links.of(row.id) : null;
  const target = corrected === null ? null : findAct(store, corrected);
  const correction = latest(store, row.id, 'correction');
  const dismissal = latest(store, row.id, 'dismissed');
  return {
    place,
    ...(place > 0 ? {} : { device: row.device }),
    ...(target ? { corrects: { id: target.row.id, kind: target.row.kind } } : {}),
    ...(correction
      ? {
          correctedBy: {
            id: correction.row.id,
            at: correction.row.at,
            state: stateOf(verdictsOf(store, correction)),
          },
        }
      : {}),
    ...(dismissal ? { dismissed: dismissedBy(dismissal.row) } : {}),
  };
}

function latest(store: Store, id: string, what: 'correction' | 'dismissed'): Act | null {
  const last = store.links.about(id, what).at(-1);
  return last === undefined ? null : findAct(store, last);
}

const Dismissal = z.object({
  who: z.string(),
  detail: z.object({ reason: z.string(), madeAgain: z.string().optional() }),
});

function dismissedBy({ at, body }: EntryRow): NonNullable<Around['dismissed']> {
  const said = Dismissal.safeParse(body === null ? null : JSON.parse(body));
  const { reason = '', madeAgain } = said.data?.detail ?? {};
  return { at, by: said.data?.who ?? '', reason, ...(madeAgain === undefined ? {} : { madeAgain }) };
}
