/** Rules about who acts: staff at the desk, and representatives (registry-protocol, sections 2 and 7). */
import { z } from 'zod';
import type { Policy } from '../../shared/protocol/schema/policy.ts';
import type { StaffPerson } from '../policy/staff.ts';

const Attested = z.object({ clerk: z.string(), approvedBy: z.string().optional() });
const Person = z.object({
  representative: z.object({ basis: z.string(), attestation: Attested }).optional(),
});

/** The parts of a body that say who acted, whatever its kind; it has been validated before. */
const Actors = z.object({
  citizen: Person.optional(),
  spouse: Person.optional(),
  attestation: Attested.optional(),
  spouseAttestation: Attested.optional(),
});

/** Whether someone who served had been revoked when they did. `at` is the entry's own time. */
export function isByRevokedStaff(body: unknown, at: string, staff: readonly StaffPerson[]): boolean {
  const revoked = staff.filter(
    ({ revokedAt }) => revokedAt !== undefined && Date.parse(revokedAt) <= Date.parse(at),
  );
  if (revoked.length === 0) return false;
  const actors = Actors.parse(body);
  const attestations = [
    actors.attestation,
    actors.spouseAttestation,
    actors.citizen?.representative?.attestation,
    actors.spouse?.representative?.attestation,
  ];
  const numbers = attestations.flatMap((attested) => (attested ? [attested.clerk, attested.approvedBy] : []));
  return revoked.some(({ number }) => numbers.includes(number));
}

/** Acts that undo or give away a protection: a representative needs the policy's leave for each basis. */
const PERSONAL_KINDS: readonly string[] = ['ban.lift', 'spouse.consent'];

/** Whether a representative acts where none is allowed. */
export function isByForbiddenRepresentative(kind: string, body: unknown, policy: Policy): boolean {
  if (!PERSONAL_KINDS.includes(kind)) return false;
  const actors = Actors.parse(body);
  return [actors.citizen, actors.spouse].some((person) => {
    const basis = person?.representative?.basis;
    if (basis === undefined) return false;
    return !policy.representativeBases.some((allowed) => allowed.kind === kind && allowed.basis === basis);
  });
}
