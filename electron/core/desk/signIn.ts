/** Signing in and out at the desk, with no network. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Input } from '../../../shared/api/calls.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { Clerk } from '../../../shared/api/views.ts';
import { instantAt } from '../../../shared/domain/dates.ts';
import { isPin, openVerifier } from '../vault/pins.ts';
import { clerkAt, type Desk } from './desk.ts';
import { recordEvent } from './record.ts';

/** Stands for every number that is not on the list, so that guessing numbers is locked as well. */
const NOBODY = '?';

/** How long the first person of a new kiosk waits for the staff list rather than be turned away. */
const STAFF_WAIT_MS = 10_000;

/** The clerk, once number and PIN fit. Problems: kiosk.notEnrolled, staff.none, pin.wrong, pin.locked. */
export async function signIn(desk: Desk, input: Input<'staff.signIn'>): Promise<Result<Clerk>> {
  const turn = desk.signIns.last.then(() => staffArrived(desk)).then(() => signInNow(desk, input));
  desk.signIns.last = turn.catch(() => null);
  return turn;
}

/** On a new kiosk the list may be on its way: one turn of sync is waited for, where there is one to wait for. */
async function staffArrived(desk: Desk): Promise<void> {
  if (desk.kept.staff.read()) return;
  await Promise.race([desk.sync.now(), sleep(STAFF_WAIT_MS, undefined, { ref: false })]);
}

async function signInNow(desk: Desk, { key, number, pin }: Input<'staff.signIn'>): Promise<Result<Clerk>> {
  if (!desk.kept.enrolment.read()) return bad('kiosk.notEnrolled');
  const staff = desk.kept.staff.read();
  if (!staff) return bad('staff.none');
  const person = staff.people.find((one) => one.number === number.trim() && one.revokedAt === undefined);
  const who = person?.number ?? NOBODY;

  const answered = alreadyAnswered(desk, key, who);
  if (answered) return answered;
  const attempt = desk.locks.begin(who);
  if ('lockedMs' in attempt) return locked(desk, attempt.lockedMs);
  desk.log.debug('a PIN is being checked');

  // Someone unknown is checked against someone's verifier, so that the time taken tells nothing.
  const sealed = (person ?? staff.people.find((one) => one.pin !== undefined))?.pin;
  const verifier = sealed === undefined ? null : await openVerifier(sealed, desk.keys.seal);
  const fits = verifier !== null && (await isPin(pin, verifier));
  if (!person || !fits) {
    const refused = refusal(desk, who, attempt.triesLeft);
    recordEvent(desk, key, {
      what: 'sign-in.failed',
      who,
      detail: { triesLeft: attempt.triesLeft },
    });
    return refused;
  }
  const open = () => {
    desk.locks.clear(who);
    desk.kept.signedIn.write({ boot: desk.options.boot, number: who });
  };
  const recorded = recordEvent(desk, key, { what: 'sign-in', who }, open);
  // A journal that takes no more lines still has to be looked at.
  if (!recorded.ok) open();
  desk.changed();
  // Until now nobody was here to wait for the registry.
  desk.sync.wake();
  return good({ number: person.number, name: person.name, roles: person.roles });
}

/** Nobody is at the desk any more. Doing it again does nothing. */
export function signOut(desk: Desk, { key }: Input<'staff.signOut'>): Result<Record<string, never>> {
  const clerk = clerkAt(desk);
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

/** The answer this very call was given before, when the window asks again after a crash. */
function alreadyAnswered(desk: Desk, key: string, who: string): Result<Clerk> | null {
  const row = desk.journal.byId(key);
  if (!row) return null;
  const clerk = clerkAt(desk);
  if (clerk?.number === who && row.kind === 'desk.event') return good(clerk);
  return refusal(desk, who, 0);
}

function refusal(desk: Desk, who: string, triesLeft: number): Result<never> {
  const lockedMs = desk.locks.lockedMs(who);
  return lockedMs > 0 ? locked(desk, lockedMs) : bad('pin.wrong', { params: { triesLeft } });
}

const locked = (desk: Desk, lockedMs: number) =>
  bad('pin.locked', { params: { until: instantAt(desk.clock.now() + lockedMs) } });
