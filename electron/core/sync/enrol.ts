/** Enrolment: the one moment when the kiosk learns whom to trust (registry-protocol, section 6). */
import os from 'node:os';
import { uuidv7 } from 'uuidv7';
import { instantAt } from '../../../shared/domain/dates.ts';
import { rootOfCode } from '../../../shared/protocol/enrolmentCode.ts';
import { isSealedByRing, openKeyring } from '../../../shared/protocol/keyring.ts';
import { asJwk, publicJwk, signature, thumbprint } from '../../../shared/protocol/signing.ts';
import { Enrolled } from '../../../shared/protocol/schema/keys.ts';
import { keepPolicy } from './kept.ts';
import { otherAnswer, problemOf, setStop, type Link, type Step } from './link.ts';

/** Why an answer to enrolment is not believed. */
export type Distrust = 'form' | 'root' | 'keys' | 'certificate' | 'policy';

/**
 * What is wrong with the answer to `code`, sent with this public key; null when everything in it
 * hangs from the root key that the code names.
 */
export function distrust(received: unknown, code: string, ourKey: string): Distrust | null {
  const enrolled = Enrolled.safeParse(received);
  if (!enrolled.success) return 'form';
  const answer = received as Enrolled;
  if (thumbprint(publicJwk(answer.root)) !== rootOfCode(code)) return 'root';
  const ring = openKeyring(answer.keys, answer.root);
  if (!ring) return 'keys';
  const { cert } = answer;
  const isOurs = cert.device === answer.device && asJwk(cert.publicKey).x === ourKey;
  if (!isOurs || !isSealedByRing(cert, ring)) return 'certificate';
  return isSealedByRing(answer.policy, ring) ? null : 'policy';
}

/** What enrolment came to: the registry's answer, or the step it ends in and why the code is of no use. */
export type EnrolmentOutcome =
  | { ok: true; answer: Enrolled; name: string }
  | { ok: false; step: Step; why: 'code' | 'untrusted' | 'demo' | null };

/** Asks to be enrolled, with the keys of the link's own file. Nothing is written but a stop. */
export async function askToEnrol(link: Link, code: string): Promise<EnrolmentOutcome> {
  const { desk } = link;
  const name = kioskName();
  const publicKey = desk.keys.publicKey;
  const proof = signature({ code, publicKey, name }, desk.keys.sign);
  const request = { code, publicKey, encryptionKey: desk.keys.seal.x, name, proof };
  const reply = await link.http.send({
    method: 'POST',
    path: `${link.http.prefix}/v1/devices`,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(request)),
  });
  if (reply?.status !== 201) return refusal(link, reply);
  const doubt = distrust(reply.json, code, publicKey);
  if (doubt) {
    desk.log.error({ doubt }, 'the answer to the enrolment is not from the registry that the code names');
    return { ok: false, step: 'refused', why: 'untrusted' };
  }
  const answer = reply.json as Enrolled;
  if (answer.policy.demo && desk.options.release) {
    setStop(link, 'demo-refused');
    return { ok: false, step: 'refused', why: 'demo' };
  }
  return { ok: true, answer, name };
}

/** Keeps what enrolment brought. Call it inside a transaction with what else begins with it. */
export function keepEnrolment({ desk }: Link, answer: Enrolled, name: string, registry: string): void {
  const { device, cert, root, keys, policy } = answer;
  desk.kept.enrolment.write({ device, name, cert, root: publicJwk(root), registry });
  desk.kept.keys.write(keys);
  keepPolicy(desk.kept, policy, policy);
}

/** Enrols with `code` and writes the first entry, all in one transaction. */
export async function enrol(link: Link, code: string, registry: string): Promise<Step> {
  const { desk } = link;
  const outcome = await askToEnrol(link, code);
  const why = outcome.ok || outcome.why === 'demo' ? null : outcome.why;
  if (desk.health.enrolment !== why) {
    desk.health.enrolment = why;
    desk.changed();
  }
  if (!outcome.ok) return outcome.step;
  const { answer, name } = outcome;
  const opening = {
    id: uuidv7(),
    kind: 'journal.open' as const,
    at: instantAt(desk.clock.now()),
    body: { cause: 'new', lost: [] },
  };
  desk.journal.append({ device: answer.device, key: desk.keys.sign }, opening, () =>
    keepEnrolment(link, answer, name, registry),
  );
  desk.log.info('enrolled');
  link.connection.verified();
  desk.changed();
  return 'done';
}

function refusal(link: Link, reply: Parameters<typeof otherAnswer>[1]): EnrolmentOutcome & { ok: false } {
  const problem = reply && problemOf(reply);
  if (!problem || (reply.status !== 403 && reply.status !== 422))
    return { ok: false, step: otherAnswer(link, reply), why: null };
  link.desk.log.error({ code: problem.code }, 'the registry does not accept the enrolment');
  return { ok: false, step: 'refused', why: 'code' };
}

/** What the machine is called; the code's own name wins at the registry. */
const kioskName = (): string => os.hostname().normalize('NFC').slice(0, 120) || 'kiosk';
