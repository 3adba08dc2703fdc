/** Errors that mean no more than: later. */
import { isAway } from './postgres.ts';
import { isLocked } from './sqlite.ts';

/** Whether `error` is the store, whichever it is, asking to come back later. */
export const isBusy = (error: unknown): boolean => isLocked(error) || isAway(error);
