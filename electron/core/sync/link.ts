/** Requests in the device's name: each with a token of its own, and the registry's clock minded. */
import type { KeyObject } from 'node:crypto';
import { requestToken } from '../../../shared/protocol/token.ts';
import { Problem } from '../../../shared/protocol/schema/push.ts';
import type { Desk } from '../desk/desk.ts';
import type { Connection } from './connection.ts';
import type { Ask, Http, Reply } from './http.ts';
import type { RegistryClock } from './registryClock.ts';

/** What every step of sync works with. */
export type SyncDesk = Omit<Desk, 'sync' | 'backups'>;
export type Link = {
  desk: SyncDesk;
  http: Http;
  clock: RegistryClock;
  connection: Connection;
  /** The registry has more entries now: their attachments may follow. */
  delivered(): void;
};

/**
 * How a step ended. 'offline': no answer that counts. 'later': the registry asks for patience.
 * 'refused': a signed or exact "no" that trying again soon does not mend.
 */
export type Step = 'done' | 'offline' | 'refused' | { laterMs: number };

/** Sends as the device. A token outside its time is sent once more by the registry's own clock. */
export async function askAsDevice(
  link: Link,
  device: string,
  key: KeyObject,
  ask: Ask,
): Promise<Reply | null> {
  const first = await askOnce(link, device, key, ask);
  const problem = first?.status === 401 ? problemOf(first) : null;
  if (problem?.code !== 'clock' || problem.now === undefined) return first;
  link.clock.set(problem.now);
  link.desk.log.info({ offsetMs: link.clock.offsetMs() }, 'the clock differs from the registry’s');
  return askOnce(link, device, key, ask);
}

async function askOnce(link: Link, device: string, key: KeyObject, ask: Ask): Promise<Reply | null> {
  const target = link.http.prefix + ask.path;
  const token = await requestToken(
    device,
    key,
    { method: ask.method, target, body: ask.body },
    link.clock.now(),
  );
  return link.http.send({
    ...ask,
    path: target,
    headers: { ...ask.headers, authorization: `Bearer ${token}` },
  });
}

/** The problem in an answer, when it is exactly one and says the status it came with. */
export function problemOf(reply: Reply): Problem | null {
  const problem = Problem.safeParse(reply.json);
  return problem.success && problem.data.status === reply.status ? problem.data : null;
}

/** What any route may answer instead of its own: patience, revocation, or nothing that counts. */
export function otherAnswer(link: Link, reply: Reply | null): Step {
  if (!reply) return 'offline';
  if (reply.status === 429 || reply.status === 503) return { laterMs: reply.retryAfterMs ?? 0 };
  if (reply.status === 403 && problemOf(reply)?.code === 'revoked') {
    setStop(link, 'revoked');
    return 'refused';
  }
  return 'offline';
}

/** Notes why the registry takes nothing more; null clears it. */
export function setStop(
  { desk }: Pick<Link, 'desk'>,
  stop: 'fork' | 'revoked' | 'undeliverable' | 'demo-refused' | null,
): void {
  if (desk.kept.stop.read() === stop) return;
  if (stop === null) desk.kept.stop.clear();
  else {
    desk.log.warn({ stop }, 'the registry takes nothing more from this device');
    desk.kept.stop.write(stop);
  }
  desk.changed();
}
