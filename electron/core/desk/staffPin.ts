/** Who stands behind a staff number and a PIN: checked offline, each wrong try counted and written down. */
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { Clerk } from '../../../shared/api/views.ts';
import { instantAt } from '../../../shared/domain/dates.ts';
import { isPin, openVerifier } from '../vault/pins.ts';
import type { Desk } from './desk.ts';
import { recordEvent } from './record.ts';

/** Stands for every number that is not on the list, so that guessing numbers is locked as well. */
export const NOBODY = '?';

/** One PIN at a time: the lock must have counted one try before the next is judged. */
export function inTurn<T>(desk: Desk, check: () => Promise<T>): Promise<T> {
  const turn = desk.signIns.last.then(check);
  desk.signIns.last = turn.catch(() => null);
  return turn;
}

/** The number as it is on the staff list, of somebody who may serve; null where there is none. */
export const knownNumber = (desk: Desk, number: string): string | null =>
  memberOf(desk, number)?.number ?? null;

function memberOf({ kept }: Desk, number: string) {
  return kept.staff.read()?.people.find((one) => one.number === number.trim() && one.revokedAt === undefined);
}

type Said = {
  number: string;
  pin: string;
  /** Of the line that says it failed. */ key: string;
  what: 'sign-in.failed' | 'approval.failed';
};

/**
 * The person, once number and PIN fit; a wrong PIN is an audit line `what` with the call's key as its id.
 * Problems: kiosk.notEnrolled, staff.none, pin.wrong {triesLeft}, pin.locked {until}.
 */
export async function personBehind(desk: Desk, { number, pin, key, what }: Said): Promise<Result<Clerk>> {
  if (!desk.kept.enrolment.read()) return bad('kiosk.notEnrolled');
  const staff = desk.kept.staff.read();
  if (!staff) return bad('staff.none');
  const person = memberOf(desk, number);
  const who = person?.number ?? NOBODY;
  const attempt = desk.locks.begin(who);
  if ('lockedMs' in attempt) return locked(desk, attempt.lockedMs);
  desk.log.debug('a PIN is being checked');

  // Someone unknown is checked against someone's verifier, so that the time taken tells nothing.
  const sealed = (person ?? staff.people.find((one) => one.pin !== undefined))?.pin;
  const verifier = sealed === undefined ? null : await openVerifier(sealed, desk.keys.seal);
  const fits = verifier !== null && (await isPin(pin, verifier));
  if (!person || !fits) {
    const refused = refusal(desk, who, attempt.triesLeft);
    recordEvent(desk, key, { what, who, detail: { triesLeft: attempt.triesLeft } });
    return refused;
  }
  desk.locks.clear(who);
  return good({ number: person.number, name: person.name, roles: person.roles });
}

/** Why `who` is not let through now: locked, or a wrong PIN with so many tries left. */
export function refusal(desk: Desk, who: string, triesLeft: number): Result<never> {
  const lockedMs = desk.locks.lockedMs(who);
  return lockedMs > 0 ? locked(desk, lockedMs) : bad('pin.wrong', { params: { triesLeft } });
}

const locked = (desk: Desk, lockedMs: number) =>
  bad('pin.locked', { params: { until: instantAt(desk.clock.now() + lockedMs) } });
