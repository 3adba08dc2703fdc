/** Keys, policy and staff: each kept only when it is signed by whom it must be, and is not older than ours. */
import { isSealedByRing, openKeyring } from '../../../shared/protocol/keyring.ts';
import { Policy, StaffList } from '../../../shared/protocol/schema/policy.ts';
import { keepPolicy, type Enrolment } from './kept.ts';
import { askAsDevice, otherAnswer, setStop, type Link, type Step } from './link.ts';

/** Fetches the registry's published keys. They need no token: the root key signed them. */
export async function fetchKeys(link: Link, { root }: Enrolment): Promise<Step> {
  const { kept, log } = link.desk;
  const reply = await link.http.send({ method: 'GET', path: `${link.http.prefix}/v1/keys` });
  if (reply?.status !== 200) return otherAnswer(link, reply);
  const ring = openKeyring(reply.json, root);
  if (!ring) return 'offline';
  const current = kept.ring();
  if (current && Date.parse(ring.issued) < Date.parse(current.issued)) {
    log.warn('older keys were offered and not taken');
    return 'refused';
  }
  if (current?.issued !== ring.issued) kept.keys.write(reply.json);
  return 'done';
}

/** Whether a key of ours signed `value`; new keys are fetched where its key is not known yet. */
export async function isFromRegistry(
  link: Link,
  enrolment: Enrolment,
  value: { kid: string; sig: string },
): Promise<boolean> {
  if (!link.desk.kept.ring()?.signing(value.kid)) await fetchKeys(link, enrolment);
  const ring = link.desk.kept.ring();
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
  const policy = Policy.safeParse(reply.json);
  if (!policy.success || !(await isFromRegistry(link, enrolment, reply.json as Policy))) return 'offline';
  if (policy.data.demo && desk.options.release) {
    setStop(link, 'demo-refused');
    return 'refused';
  }
  if (policy.data.serial < (kept.policy.read()?.serial ?? 0))
    return olderRefused(link, 'policy', policy.data.serial);
  desk.db
    .transaction(() => {
      keepPolicy(kept, reply.json, policy.data);
      if (reply.etag === null) kept.policyTag.clear();
      else kept.policyTag.write(reply.etag);
    })
    .immediate();
  if (kept.stop.read() === 'demo-refused') setStop(link, null);
  link.connection.verified();
  desk.changed();
  return 'done';
}

/** Fetches the center's people, for this device only. */
export async function fetchStaff(link: Link, enrolment: Enrolment): Promise<Step> {
  const { desk } = link;
  const { kept } = desk;
  const path = `/v1/devices/${enrolment.device}/staff`;
  const reply = await askAsDevice(link, enrolment.device, desk.keys.sign, { method: 'GET', path });
  if (reply?.status !== 200) return otherAnswer(link, reply);
  const staff = StaffList.safeParse(reply.json);
  if (!staff.success || staff.data.device !== enrolment.device) return 'offline';
  if (!(await isFromRegistry(link, enrolment, reply.json as StaffList))) return 'offline';
  if (staff.data.serial < (kept.staff.read()?.serial ?? 0))
    return olderRefused(link, 'staff', staff.data.serial);
  if (kept.staff.raw() !== JSON.stringify(reply.json)) kept.staff.write(reply.json);
  link.connection.verified();
  desk.changed();
  return 'done';
}

/** Ours is kept; the registry may be another one put in its way, or one restored from a backup. */
function olderRefused({ desk }: Link, what: string, serial: number): Step {
  desk.log.warn({ what, serial }, 'an older list was offered and not taken');
  return 'refused';
}
