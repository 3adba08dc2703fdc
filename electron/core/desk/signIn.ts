/** Signing in and out at the desk, with no network. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Input } from '../../../shared/api/calls.ts';
import { good, type Result } from '../../../shared/api/result.ts';
import type { Clerk } from '../../../shared/api/views.ts';
import { clerkAt, forgetOpened, type Desk } from './desk.ts';
import { recordEvent } from './record.ts';
import { inTurn, knownNumber, NOBODY, personBehind, refusal } from './staffPin.ts';

/** How long the first person of a new kiosk waits for the staff list rather than be turned away. */
const STAFF_WAIT_MS = 10_000;

/** The clerk, once number and PIN fit. Problems: kiosk.notEnrolled, staff.none, pin.wrong, pin.locked. */
export async function signIn(desk: Desk, input: Input<'staff.signIn'>): Promise<Result<Clerk>> {
  return inTurn(desk, async () => {
    await staffArrived(desk);
    return signInNow(desk, input);
  });
}

/** On a new kiosk the list may be on its way: one turn of sync is waited for, where there is one to wait for. */
async function staffArrived(desk: Desk): Promise<void> {
  if (desk.kept.staff.read()) return;
  await Promise.race([desk.sync.now(), sleep(STAFF_WAIT_MS, undefined, { ref: false })]);
}

async function signInNow(desk: Desk, { key, number, pin }: Input<'staff.signIn'>): Promise<Result<Clerk>> {
  const answered = alreadyAnswered(desk, key, number);
  if (answered) return answered;
  const person = await personBehind(desk, { number, pin, key, what: 'sign-in.failed' });
  if (!person.ok) return person;
  const who = person.value.number;
  const open = () => {
    forgetOpened(desk);
    desk.kept.signedIn.write({ boot: desk.options.boot, number: who });
  };
  const recorded = recordEvent(desk, key, { what: 'sign-in' as const, who }, open);
  // A journal that takes no more lines still has to be looked at.
  if (!recorded.ok) open();
  desk.changed();
  // Until now nobody was here to wait for the registry.
  desk.sync.wake();
  return person;
}

/** Nobody is at the desk any more. Doing it again does nothing. */
export function signOut(desk: Desk, { key }: Input<'staff.signOut'>): Result<Record<string, never>> {
  const clerk = clerkAt(desk);
  forgetOpened(desk);
  if (clerk) {
    const recorded = recordEvent(desk, key, { what: 'sign-out', who: clerk.number }, () =>
      desk.kept.signedIn.clear(),
    );
    // The desk closes even where the line cannot be written.
    if (!recorded.ok) desk.kept.signedIn.clear();
    desk.changed();
  }
  return good({});
}

/** Covers the screens for whoever is at the desk, or uncovers them: also for a page that is loaded anew meanwhile. */
export function coverDesk(desk: Desk, covered: boolean): Result<Record<string, never>> {
  const now = desk.kept.signedIn.read();
  if (now && (now.covered === true) !== covered) {
    desk.kept.signedIn.write({ boot: now.boot, number: now.number, ...(covered ? { covered } : {}) });
    desk.changed();
  }
  return good({});
}

/** The answer this very call was given before, when the window asks again after a crash. */
function alreadyAnswered(desk: Desk, key: string, number: string): Result<Clerk> | null {
  const row = desk.journal.byId(key);
  if (!row) return null;
  const clerk = clerkAt(desk);
  if (clerk?.number === number.trim() && row.kind === 'desk.event') return good(clerk);
  return refusal(desk, knownNumber(desk, number) ?? NOBODY, 0);
}
