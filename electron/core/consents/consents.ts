/** The consents that somebody gave to loans of their spouse's, as far as this kiosk knows. */
import type { Input } from '../../../shared/api/calls.ts';
import type { ConsentView } from '../../../shared/api/consents.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { Clerk, EntryView } from '../../../shared/api/views.ts';
import { bodies, type Body } from '../../../shared/protocol/schema/bodies.ts';
import { stateOf } from '../journal/views.ts';
import { findAct, verdictsOf, viewOfAct } from '../desk/acts.ts';
import type { Desk } from '../desk/desk.ts';
import { pageOf } from '../desk/list.ts';
import { recordEvent } from '../desk/record.ts';

type Store = Pick<Desk, 'journal' | 'verdicts' | 'past' | 'links'>;

/** Nobody has more acts at one kiosk. */
const MOST_ACTS = 500;

/** The newest first; that they were seen is an audit line. Problems: core.noDraft, those of `recordEvent`. */
export function givenConsents(
  desk: Desk,
  { key, draft, iin }: Input<'consents.given'>,
  clerk: Clerk,
): Result<ConsentView[]> {
  if (!desk.drafts.open(draft)) return bad('core.noDraft');
  const recorded = recordEvent(desk, key, { what: 'consents.seen', who: clerk.number, about: draft });
  if (!recorded.ok) return recorded;
  const { items } = pageOf(desk, { words: [` ${iin}`] }, { limit: MOST_ACTS });
  return good(consentsAmong(desk, items, iin));
}

/** The consents among `acts` that the person with that ИИН gave. */
export const consentsAmong = (store: Store, acts: readonly EntryView[], iin: string): ConsentView[] =>
  acts.flatMap(({ id }) => {
    const consent = consentOf(store, id);
    return consent?.body.spouse.iin === iin ? [consent.view] : [];
  });

/** The consent `id` as this kiosk knows it; null where there is none here, or its body was pruned. */
export function consentOf(
  store: Store,
  id: string,
): { body: Body<'spouse.consent'>; view: ConsentView } | null {
  const act = findAct(store, id);
  if (act?.row.kind !== 'spouse.consent' || act.row.body === null) return null;
  const parsed = bodies['spouse.consent'].safeParse(JSON.parse(act.row.body));
  const view = viewOfAct(store, act);
  if (!parsed.success || !view?.consent) return null;
  const { at, state, number, who, consent } = view;
  const isOver = state === 'refused' || state === 'ended';
  return {
    body: parsed.data,
    view: {
      id,
      at,
      state,
      ...(number === undefined ? {} : { number }),
      borrower: who,
      terms: consent,
      isOpen: !isOver && !isRevoked(store, id),
    },
  };
}

/** Whether it was taken back here, by an act that the registry did not refuse. */
const isRevoked = (store: Store, id: string): boolean =>
  store.links
    .about(id, 'revocation')
    .map((one) => findAct(store, one))
    .some((act) => act !== null && stateOf(verdictsOf(store, act)) !== 'refused');
