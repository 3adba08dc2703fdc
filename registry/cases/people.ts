/** Rules about who acts: staff at the desk, and representatives (registry-protocol, sections 2 and 7). */
import { z } from 'zod';
import { mayRepresent } from '../../shared/domain/representatives.ts';
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

/** Whether a representative acts where none is allowed. */
export function isByForbiddenRepresentative(kind: string, body: unknown, policy: Policy): boolean {
  const actors = Actors.parse(body);
  return [actors.citizen, actors.spouse].some((person) => {
    const basis = person?.representative?.basis;
    return basis !== undefined && !mayRepresent(policy.representativeBases, kind, basis);
  });
}
