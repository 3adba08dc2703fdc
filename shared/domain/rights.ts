/**
 * Who may do what at a desk, by the roles of the signed staff list: the one table that the core enforces and that
 * windows show by. Nobody has more than their work needs; who has several roles has the rights of each.
 */
import type { StaffRole } from '../protocol/schema/policy.ts';

/**
 * - `attend`: be signed in: cover the screens, and ask for a sync;
 * - `serve`: sessions with citizens, from the first question to the paper;
 * - `read`: what was accepted here: the queue with its names, a search, an act, its attachments;
 * - `decide`: what takes a supervisor: approvals, putting aside, the end of the day, people to call, ending a lock;
 * - `staff`: the people of the center, and who is locked;
 * - `maintain`: health, keys, repair, backups, the other road, and the audit trail, which names no citizen.
 */
export type Right = 'attend' | 'serve' | 'read' | 'decide' | 'staff' | 'maintain';

const RIGHTS: Readonly<Record<StaffRole, readonly Right[]>> = {
  clerk: ['attend', 'serve', 'read'],
  supervisor: ['attend', 'serve', 'read', 'decide', 'staff', 'maintain'],
  administrator: ['attend', 'staff', 'maintain'],
};

/** Beside those, once the registry has revoked the kiosk: somebody has to be able to look at what it holds. */
const WHERE_REVOKED: Readonly<Partial<Record<StaffRole, readonly Right[]>>> = { administrator: ['read'] };

export type At = {
  readonly roles: readonly StaffRole[];
  /** Whether the registry has revoked the kiosk. */
  readonly isRevoked: boolean;
};

/** Whether somebody with these roles has the right, at this kiosk as it is now. */
export const hasRight = ({ roles, isRevoked }: At, right: Right): boolean =>
  roles.some(
    (role) => RIGHTS[role].includes(right) || (isRevoked && (WHERE_REVOKED[role]?.includes(right) ?? false)),
  );
