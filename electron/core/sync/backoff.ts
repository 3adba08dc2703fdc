/** How long to wait after a turn that failed: exponential, capped, with full jitter, so that a fleet does not come at once. */
import type { Step } from './link.ts';

const FIRST_MS = 1_000;
const LEAST_MS = 250;
/** With a clerk at the desk, someone may be waiting for the answer. */
const CAP_SIGNED_IN_MS = 60_000;
const CAP_MS = 5 * 60_000;

/** Milliseconds to wait after `failures` turns in a row; `chance` is random, from 0 to 1. */
export function delayMs(step: Step, failures: number, isSignedIn: boolean, chance: number): number {
  const cap = isSignedIn ? CAP_SIGNED_IN_MS : CAP_MS;
  const most = Math.min(cap, FIRST_MS * 2 ** Math.min(failures, 20));
  const jittered = Math.max(LEAST_MS, most * chance);
  return typeof step === 'object' ? Math.min(cap, Math.max(step.laterMs, jittered)) : jittered;
}
