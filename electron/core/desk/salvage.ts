/** What can be taken over from a body that may be wrong anywhere: each answer that is good by itself. */
import { z } from 'zod';
import { CorrectedAnswers } from '../../../shared/api/answers.ts';
import { Ground, Lender, Loan, Procedure } from '../../../shared/protocol/schema/claims.ts';
import { Blob, type NamedBlob } from '../../../shared/protocol/schema/blob.ts';
import { BanScope } from '../../../shared/protocol/schema/bodies.ts';
import {
  Citizen,
  IdentityDocument,
  PowerDocument,
  Representative,
} from '../../../shared/protocol/schema/people.ts';
import { IsoDate, Tiyn } from '../../../shared/protocol/schema/scalars.ts';

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
  const attestation = goodMembers(ATTESTED, said?.['attestation']);
  const common = { kind, citizen: goodCitizen(said?.['citizen']), attestation };
  if (said === undefined) return null;
  const own = OWN[kind];
  return own ? (CorrectedAnswers.safeParse({ ...common, ...own(said) }).data ?? null) : null;
}

const ATTESTED = { document: IdentityDocument, helper: z.string() };

/** A person, and of whoever acted for them each answer that is good by itself. */
function goodCitizen(value: unknown): Record<string, unknown> {
  const { representative: _, ...own } = Citizen.shape;
  const { representative } = z.record(z.string(), z.unknown()).safeParse(value).data ?? {};
  const acting = z.record(z.string(), z.unknown()).safeParse(representative).data;
  if (acting === undefined) return goodMembers(own, value);
  const { attestation: __, document: ___, ...said } = Representative.shape;
  return {
    ...goodMembers(own, value),
    representative: {
      ...goodMembers(said, acting),
      document: goodMembers(PowerDocument.shape, acting['document']),
      attestation: goodMembers(ATTESTED, acting['attestation']),
    },
  };
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
  // What the spouse answered alone is not read, and is asked anew.
  'spouse.consent': ({ spouse, spouseAttestation, lender, amount, validUntil }) => ({
    spouse: goodMembers(Citizen.omit({ representative: true }).shape, spouse),
    spouseAttestation: goodMembers(ATTESTED, spouseAttestation),
    ...goodMembers({ amount: Tiyn, validUntil: IsoDate }, { amount, validUntil }),
    lender: goodMembers(Lender.shape, lender),
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
