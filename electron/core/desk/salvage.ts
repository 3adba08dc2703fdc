/** What can be taken over from a body that may be wrong anywhere: each answer that is good by itself. */
import { z } from 'zod';
import { CorrectedAnswers } from '../../../shared/api/answers.ts';
import { Ground, Loan, Procedure } from '../../../shared/protocol/schema/claims.ts';
import { Blob, type NamedBlob } from '../../../shared/protocol/schema/blob.ts';
import { BanScope } from '../../../shared/protocol/schema/bodies.ts';
import { Citizen, IdentityDocument } from '../../../shared/protocol/schema/people.ts';
import { IsoDate } from '../../../shared/protocol/schema/scalars.ts';

/** The members of `value` that are good by their own schema. */
function goodMembers(shape: z.core.$ZodShape, value: unknown): Record<string, unknown> {
  const said = z.record(z.string(), z.unknown()).safeParse(value).data ?? {};
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, schema]) => {
      const parsed = z.safeParse(schema, said[name]);
      return parsed.success && parsed.data !== undefined ? [[name, parsed.data] as const] : [];
    }),
  );
}

/** Each of a list that is good by itself. */
const goodOnes = (schema: z.ZodType, value: unknown): unknown[] =>
  listOf(value).filter((one) => schema.safeParse(one).success);

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** What `body` said of an act of that kind; null where such an act is not corrected at the desk. */
export function salvage(kind: string, body: unknown): CorrectedAnswers | null {
  const said = z.record(z.string(), z.unknown()).safeParse(body).data;
  const attestation = goodMembers({ document: IdentityDocument, helper: z.string() }, said?.['attestation']);
  const common = { kind, citizen: goodMembers(Citizen.shape, said?.['citizen']), attestation };
  if (said === undefined) return null;
  const own = OWN[kind];
  return own ? (CorrectedAnswers.safeParse({ ...common, ...own(said) }).data ?? null) : null;
}

/** What each kind of act says beside who it is about. */
const OWN: Readonly<Record<string, (said: Record<string, unknown>) => object>> = {
  'ban.set': ({ scope }) => ({ scope: goodOnes(BanScope, scope) }),
  'claim.file': ({ loans, grounds, story, discoveredOn, evidence, procedures }) => ({
    // A loan keeps its id: the case that was opened for it goes on.
    loans: listOf(loans)
      .map((loan) => goodMembers(Loan.shape, loan))
      .filter(({ id }) => id !== undefined),
    grounds: goodOnes(Ground, grounds),
    ...goodMembers({ story: z.string(), discoveredOn: IsoDate }, { story, discoveredOn }),
    evidence: goodOnes(Blob, evidence),
    procedures: listOf(procedures).map((document) => goodMembers(Procedure.shape, document)),
  }),
};

/** The attachments that the answers of a claim name; none of any other act. */
export function attachmentsOf(answers: CorrectedAnswers): NamedBlob[] {
  if (answers.kind !== 'claim.file') return [];
  return [
    ...answers.evidence.map((blob, n) => ({ path: `evidence.${n}`, blob })),
    ...answers.procedures.flatMap(({ blob }, n) => (blob ? [{ path: `procedures.${n}.blob`, blob }] : [])),
  ];
}

/** The same answers without attachments that are not kept any more: they have to be attached again. */
export function withoutLost(answers: CorrectedAnswers, lost: readonly NamedBlob[]): CorrectedAnswers {
  if (answers.kind !== 'claim.file' || lost.length === 0) return answers;
  const isLost = (blob: { sha256: string } | undefined) =>
    lost.some((one) => one.blob.sha256 === blob?.sha256);
  return {
    ...answers,
    evidence: answers.evidence.filter((blob) => !isLost(blob)),
    procedures: answers.procedures.map(({ blob, ...document }) =>
      blob === undefined || isLost(blob) ? document : { ...document, blob },
    ),
  };
}
