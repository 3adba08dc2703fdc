/** Keys, policy and staff: each kept only when it is signed by whom it must be, and is not older than ours. */
import type { KeyObject } from 'node:crypto';
import type { z } from 'zod';
import { isSealedByRing, openKeyring } from '../../../shared/protocol/keyring.ts';
import { Policy, StaffList } from '../../../shared/protocol/schema/policy.ts';
import { keepPolicy, type Enrolment } from './kept.ts';
import { askAsDevice, otherAnswer, setStop, type Link, type Step, type SyncDesk } from './link.ts';

/**
 * What became of something offered, whichever road it came by. 'distrusted': not of the form, not ours, or
 * not signed by whom it must be. 'older': genuine, and what is kept is newer. 'demo': a release refuses it.
 */
export type Taken = 'taken' | 'older' | 'demo' | 'distrusted';

/** Fetches the registry's published keys. They need no token: the root key signed them. */
export async function fetchKeys(link: Link, enrolment: Enrolment): Promise<Step> {
  const reply = await link.http.send({ method: 'GET', path: `${link.http.prefix}/v1/keys` });
  if (reply?.status !== 200) return otherAnswer(link, reply);
  return stepOf(takeKeys(link.desk, enrolment, reply.json));
}

const stepOf = (taken: Taken): Step =>
  taken === 'taken' ? 'done' : taken === 'distrusted' ? 'offline' : 'refused';

/** Keeps a list of keys that the root key signed. */
export function takeKeys({ kept, log }: SyncDesk, { root }: Enrolment, received: unknown): Taken {
  const ring = openKeyring(received, root);
  if (!ring) return 'distrusted';
  const current = kept.ring();
  if (current && Date.parse(ring.issued) < Date.parse(current.issued)) {
    log.warn('older keys were offered and not taken');
    return 'older';
  }
  if (current?.issued !== ring.issued) kept.keys.write(received);
  return 'taken';
}

/** Whether a key of ours signed `value`; new keys are fetched where its key is not known yet. */
export async function isFromRegistry(
  link: Link,
  enrolment: Enrolment,
  value: { kid: string; sig: string },
): Promise<boolean> {
  await learnKey(link, enrolment, value.kid);
  return isSigned(link.desk, value);
}

/** The registry's key of that name; null where the registry, asked again, does not publish it either. */
export async function learnKey(link: Link, enrolment: Enrolment, kid: string): Promise<KeyObject | null> {
  if (!link.desk.kept.ring()?.signing(kid)) await fetchKeys(link, enrolment);
  return link.desk.kept.ring()?.signing(kid) ?? null;
}

/** Whether a key that is kept signed `value`. */
export function isSigned({ kept }: Pick<SyncDesk, 'kept'>, value: { kid: string; sig: string }): boolean {
  const ring = kept.ring();
  return ring !== null && isSealedByRing(value, ring);
}

/** Fetches the policy. A lower serial is refused, and so is a demo's in a release build. */
export async function fetchPolicy(link: Link, enrolment: Enrolment): Promise<Step> {
  const { desk } = link;
  const { kept } = desk;
  const tag = kept.policyTag.read();
  const headers: Record<string, string> = tag === null ? {} : { 'if-none-match': tag };
  const reply = await askAsDevice(link, enrolment.device, desk.keys.sign, {
    method: 'GET',
    path: '/v1/policy',
    headers,
  });
  if (reply?.status === 304 && tag !== null) return 'done';
  if (reply?.status !== 200) return otherAnswer(link, reply);
  if (!(await isSignedInForm(link, enrolment, reply.json, Policy))) return 'offline';
  const taken = takePolicy(desk, reply.json, reply.etag);
  if (taken === 'taken') link.connection.verified();
  return stepOf(taken);
}

/** Whether it is of the form and signed; only then are new keys worth asking for. */
async function isSignedInForm(link: Link, enrolment: Enrolment, received: unknown, form: z.ZodType) {
  return (
    form.safeParse(received).success &&
    isFromRegistry(link, enrolment, received as { kid: string; sig: string })
  );
}

/** Keeps a policy. `etag` names it for the next question; null where it came without. */
export function takePolicy(desk: SyncDesk, received: unknown, etag: string | null): Taken {
  const { kept } = desk;
  const policy = Policy.safeParse(received);
  if (!policy.success || !isSigned(desk, received as Policy)) return 'distrusted';
  if (policy.data.demo && desk.options.release) {
    setStop({ desk }, 'demo-refused');
    return 'demo';
  }
  if (policy.data.serial < (kept.policy.read()?.serial ?? 0))
    return olderRefused(desk, 'policy', policy.data.serial);
  desk.db
    .transaction(() => {
      keepPolicy(kept, received, policy.data);
      if (etag === null) kept.policyTag.clear();
      else kept.policyTag.write(etag);
    })
    .immediate();
  if (kept.stop.read() === 'demo-refused') setStop({ desk }, null);
  desk.changed();
  return 'taken';
}

/** Fetches the center's people, for this device only. */
export async function fetchStaff(link: Link, enrolment: Enrolment): Promise<Step> {
  const { desk } = link;
  const path = `/v1/devices/${enrolment.device}/staff`;
  const reply = await askAsDevice(link, enrolment.device, desk.keys.sign, { method: 'GET', path });
  if (reply?.status !== 200) return otherAnswer(link, reply);
  if (!(await isSignedInForm(link, enrolment, reply.json, StaffList))) return 'offline';
  const taken = takeStaff(desk, enrolment, reply.json);
  if (taken === 'taken') link.connection.verified();
  return stepOf(taken);
}

/** Keeps a staff list of this device. */
export function takeStaff(desk: SyncDesk, enrolment: Enrolment, received: unknown): Taken {
  const { kept } = desk;
  const staff = StaffList.safeParse(received);
  if (!staff.success || staff.data.device !== enrolment.device) return 'distrusted';
  if (!isSigned(desk, received as StaffList)) return 'distrusted';
  if (staff.data.serial < (kept.staff.read()?.serial ?? 0))
    return olderRefused(desk, 'staff', staff.data.serial);
  if (kept.staff.raw() !== JSON.stringify(received)) kept.staff.write(received);
  desk.changed();
  return 'taken';
}

/** Ours is kept; the registry may be another one put in its way, or one restored from a backup. */
function olderRefused({ log }: SyncDesk, what: string, serial: number): Taken {
  log.warn({ what, serial }, 'an older list was offered and not taken');
  return 'older';
}
