/** Rules about who acts: staff at the desk, and representatives (registry-protocol, sections 2 and 7). */
import { z } from 'zod';
import { mayRepresent } from '../../shared/domain/representatives.ts';
import type { Policy } from '../../shared/protocol/schema/policy.ts';
import { servesCitizens, type StaffPerson } from '../policy/staff.ts';

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

/**
 * Why an act waits for somebody because of who served or approved: they had been revoked when they did, or the list
 * gave them no role that serves citizens (shared/domain/rights). Null where nobody is in the way, as a number
 * that is on no list is not. `at` is the entry's own time.
 */
export function staffObstacle(
  body: unknown,
  at: string,
  staff: readonly StaffPerson[],
): 'staff-revoked' | 'staff-role' | null {
  const wasOver = (until: string | undefined) => until !== undefined && Date.parse(until) <= Date.parse(at);
  const revoked = staff.filter(({ revokedAt }) => wasOver(revokedAt));
  const others = staff.filter(
    (person) => !servesCitizens(person) && (person.servedUntil === undefined || wasOver(person.servedUntil)),
  );
  if (revoked.length + others.length === 0) return null;
  const numbers = numbersIn(body);
  const acted = ({ number }: StaffPerson) => numbers.includes(number);
  if (revoked.some(acted)) return 'staff-revoked';
  return others.some(acted) ? 'staff-role' : null;
}

/** The numbers of all who served and approved. */
function numbersIn(body: unknown): readonly (string | undefined)[] {
  const actors = Actors.parse(body);
  const attestations = [
    actors.attestation,
    actors.spouseAttestation,
    actors.citizen?.representative?.attestation,
    actors.spouse?.representative?.attestation,
  ];
  return attestations.flatMap((attested) => (attested ? [attested.clerk, attested.approvedBy] : []));
}

/** Whether a representative acts where none is allowed. */
export function isByForbiddenRepresentative(kind: string, body: unknown, policy: Policy): boolean {
  const actors = Actors.parse(body);
  return [actors.citizen, actors.spouse].some((person) => {
    const basis = person?.representative?.basis;
    return basis !== undefined && !mayRepresent(policy.representativeBases, kind, basis);
  });
}
