/** What the papers of a claim and the slip of a session are filled in with. */
import type { ClaimPapers, SlipPaper } from '../../../shared/api/claims.ts';
import type { InnerInput } from '../../../shared/api/inner.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import { instantAt } from '../../../shared/domain/dates.ts';
import { resumeCodeOf } from '../../../shared/domain/resumeCode.ts';
import type { Body } from '../../../shared/protocol/schema/bodies.ts';
import type { Citizen } from '../../../shared/protocol/schema/people.ts';
import type { Language } from '../../../shared/protocol/schema/scalars.ts';
import type { Desk } from '../desk/desk.ts';
import { centerOf } from '../desk/state.ts';
import { claimAct, claimView } from './claim.ts';

/** A paper is read by the citizen, and by whoever it is handed to. */
const otherLanguage = (language: Language): Language => (language === 'kk' ? 'ru' : 'kk');

/** The papers of a claim as it stands now. Problems: core.noEntry (also where it was pruned), core.policyMissing. */
export function claimPapers(desk: Desk, { entry }: InnerInput<'claims.papers'>): Result<ClaimPapers> {
  const claim = claimAct(desk, entry);
  const view = claimView(desk, entry);
  const center = centerOf(desk);
  if (!claim || !view) return bad('core.noEntry');
  if (!center) return bad('core.policyMissing');
  const { citizen, attestation, grounds, story, discoveredOn, evidence } = claim.body;
  const { fullName, iin, birthDate, phone, representative } = citizen;
  const policy = desk.kept.policy.read();
  const address = policy?.centers.find(({ id }) => id === center.id)?.address;
  return good({
    claim: view,
    languages: [citizen.language, otherLanguage(citizen.language)],
    citizen: {
      fullName,
      iin,
      ...(birthDate === undefined ? {} : { birthDate }),
      ...(phone === undefined ? {} : { phone }),
    },
    ...(representative === undefined ? {} : { representative: actingIn(representative) }),
    document: { kind: attestation.document.kind, number: attestation.document.number },
    grounds,
    story,
    discoveredOn,
    evidence: evidence.length,
    letters: lettersOf(desk, claim.body),
    lenders: (policy?.lenders ?? [])
      .filter(({ bin }) => claim.body.loans.some(({ lender }) => lender.bin === bin))
      .map(({ bin, name }) => ({ bin, name })),
    center: center.name,
    ...(address === undefined ? {} : { address }),
    demo: isDemo(desk, attestation.policy),
    printedAt: instantAt(desk.clock.now()),
  });
}

const actingIn = ({
  fullName,
  iin,
  basis,
  document,
}: NonNullable<Citizen['representative']>): NonNullable<ClaimPapers['representative']> => ({
  fullName,
  iin,
  basis,
  number: typeof document === 'string' ? document : document.number,
});

/** A slip with the code of a session that is not finished. Problems: core.noDraft, core.policyMissing. */
export function slipPaper(desk: Desk, { id }: InnerInput<'drafts.slip'>): Result<SlipPaper> {
  const draft = desk.drafts.open(id);
  const center = centerOf(desk);
  if (!draft) return bad('core.noDraft');
  if (!center) return bad('core.policyMissing');
  return good({
    slip: resumeCodeOf(id),
    language: draft.language,
    center: center.name,
    demo: desk.kept.policy.read()?.demo ?? false,
    printedAt: instantAt(desk.clock.now()),
  });
}

/** A letter for each lender, in the order of the loans; whoever is named alike gets one letter. */
function lettersOf({ kept }: Pick<Desk, 'kept'>, { loans }: Body<'claim.file'>): ClaimPapers['letters'] {
  const known = new Map((kept.policy.read()?.lenders ?? []).map(({ bin, address }) => [bin, address]));
  const letters = new Map<string, ClaimPapers['letters'][number]>();
  for (const { id, lender } of loans) {
    const key = lender.bin ?? lender.name;
    const letter = letters.get(key);
    const address = lender.bin === undefined ? undefined : known.get(lender.bin);
    if (letter) letter.loans.push(id);
    else letters.set(key, { lender, ...(address === undefined ? {} : { address }), loans: [id] });
  }
  return [...letters.values()];
}

const isDemo = ({ kept }: Pick<Desk, 'kept'>, serial: number): boolean =>
  kept.policy.read()?.demo === true || serial <= (kept.demoSerial.read() ?? 0);
