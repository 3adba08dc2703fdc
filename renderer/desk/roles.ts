import type { DeskState } from '../../shared/api/views.ts';

/** Whether the person at the desk may dismiss, close the day and see the call list. */
export const isSupervisor = ({ clerk }: DeskState): boolean => clerk?.roles.includes('supervisor') ?? false;

/** Whether the person at the desk answers for the kiosk: may repair it, and carry its records away. */
export const isResponsible = ({ clerk }: Pick<DeskState, 'clerk'>): boolean =>
  clerk?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;

/** Whether something stopped the kiosk that the person at the desk may repair. */
export const mayRepair = ({ clerk, kiosk }: DeskState): boolean =>
  kiosk.stop !== undefined && kiosk.stop !== 'demo-refused' && isResponsible({ clerk });
