/** Claims of this kiosk: what was filed, the documents that came later, and whether it was taken back. */
import type { ClaimView } from '../../../shared/api/claims.ts';
import type { Procedure } from '../../../shared/protocol/schema/claims.ts';
import { missingFor } from '../../../shared/domain/refusalGuard.ts';
import { resumeCodeOf } from '../../../shared/domain/resumeCode.ts';
import { bodies, type Body } from '../../../shared/protocol/schema/bodies.ts';
import type { Link } from '../journal/links.ts';
import { stateOf } from '../journal/views.ts';
import type { Verdict } from '../../../shared/protocol/schema/verdict.ts';
import { z } from 'zod';
import { findAct, verdictsOf, type Act } from '../desk/acts.ts';
import type { Desk } from '../desk/desk.ts';

type Store = Pick<Desk, 'journal' | 'verdicts' | 'past' | 'links'>;
type Documents = z.infer<typeof Procedure>[];

type Claim = {
  act: Act;
  /** As the last correction that stands says it, else as it was filed. */
  body: Body<'claim.file'>;
  correction: Act | null;
};

/** The claim `id` with its body; null where there is none here, or its body was pruned. */
export function claimAct(store: Store, id: string): Claim | null {
  const act = findAct(store, id);
  if (act?.row.kind !== 'claim.file' || act.row.body === null) return null;
  const correction = standing(store, id, 'correction').at(-1) ?? null;
  const corrected = correction && bodyIn(correction, 'body');
  const body = corrected ?? bodyIn(act);
  return body && { act, body, correction: corrected ? correction : null };
}

/** The claim that an act says, or that it has under `member`. */
function bodyIn({ row }: Act, member?: 'body'): Body<'claim.file'> | null {
  const said: unknown = row.body === null ? null : JSON.parse(row.body);
  const claim = member === undefined ? said : (said as Record<string, unknown> | null)?.[member];
  return bodies['claim.file'].safeParse(claim).data ?? null;
}

/** The claim as a window is shown it; null where `claimAct` is. */
export function claimView(store: Store, id: string): ClaimView | null {
  const claim = claimAct(store, id);
  if (!claim) return null;
  const { act, body, correction } = claim;
  const verdicts = verdictsOf(store, act);
  const own = stateOf(verdicts);
  // What was refused keeps its verdict: where it stands is said of what mends it.
  const state =
    correction && (own === 'refused' || own === 'held') ? stateOf(verdictsOf(store, correction)) : own;
  const number = verdicts.findLast((verdict) => verdict.number !== undefined)?.number;
  const documents = documentsOf(store, id, body);
  const ordered = orderedIn(
    [act, ...(correction ? [correction] : []), ...standing(store, id, 'procedure')].flatMap((one) =>
      verdictsOf(store, one),
    ),
  );
  const withdrawnAt = standing(store, id, 'withdrawal').at(-1)?.row.at;
  return {
    id,
    at: act.row.at,
    state,
    ...(number === undefined ? {} : { number }),
    code: resumeCodeOf(id),
    language: body.citizen.language,
    loans: body.loans.map((loan) => {
      const orderedAt = ordered.get(loan.id);
      return {
        ...loan,
        missing: [...missingFor(loan.id, documents)],
        ...(orderedAt === undefined ? {} : { orderedAt }),
      };
    }),
    documents: documents.map(({ kind, number: of, issuedOn, issuer }) => ({
      kind,
      number: of,
      issuedOn,
      issuer,
    })),
    ...(withdrawnAt === undefined ? {} : { withdrawnAt }),
    isOpen: withdrawnAt === undefined && state !== 'refused' && state !== 'ended',
  };
}

/** What the registry adds to its verdict on a claim or a document: for which loans orders went out. */
const Detail = z.object({ ordered: z.array(z.string()) });

/** For each loan, when the registry said first that an order went to its lender. */
function orderedIn(verdicts: readonly Verdict[]): Map<string, string> {
  const at = new Map<string, string>();
  for (const { detail, decidedAt } of verdicts)
    for (const loan of Detail.safeParse(detail).data?.ordered ?? [])
      if (!at.has(loan)) at.set(loan, decidedAt);
  return at;
}

/** All documents of a claim: those it was filed with, and those that were brought later. */
function documentsOf(store: Store, id: string, body: Body<'claim.file'>): Documents {
  const later = standing(store, id, 'procedure').flatMap(({ row }) => {
    const parsed = row.body === null ? null : bodies['claim.procedure'].safeParse(JSON.parse(row.body));
    return parsed?.success ? parsed.data.procedures : [];
  });
  return [...body.procedures, ...later];
}

/** The acts that add `what` to a claim, but for those that the registry refused. */
const standing = (store: Store, id: string, what: Link): Act[] =>
  store.links
    .about(id, what)
    .map((one) => findAct(store, one))
    .filter((act) => act !== null)
    .filter((act) => stateOf(verdictsOf(store, act)) !== 'refused');
