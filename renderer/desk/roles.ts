import type { DeskState } from '../../shared/api/views.ts';
import { hasRight, type Right } from '../../shared/domain/rights.ts';

/** Whether the person at the desk has that right here: what they may not do is not offered. */
export const may = ({ clerk, kiosk }: Pick<DeskState, 'clerk' | 'kiosk'>, right: Right): boolean =>
  clerk !== null && hasRight({ roles: clerk.roles, isRevoked: kiosk.stop === 'revoked' }, right);

/** Whether something stopped the kiosk that the person at the desk may repair. */
export const mayRepair = (state: DeskState): boolean =>
  state.kiosk.stop !== undefined && state.kiosk.stop !== 'demo-refused' && may(state, 'maintain');
