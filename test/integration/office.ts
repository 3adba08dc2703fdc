/** A registry whose clock stands still, with a kiosk, a lender and a prosecutor, and what each of them says to it. */
import { CaseList, type CaseLine } from '../../shared/protocol/schema/cases.ts';
import { openKeyring } from '../../shared/protocol/keyring.ts';
import type { Order } from '../../shared/protocol/schema/lender.ts';
import type { Verdict } from '../../shared/protocol/schema/verdict.ts';
import { claimBody, loan, openBody, procedure } from './bodies.ts';
import { enrol, type Answer, type TestDevice } from './device.ts';
import { fakeClock, startRegistry } from './registry.ts';
import { creation, named, newContent, tus } from './uploads.ts';

export const ALMA = '000140000012';
export const DALA = '000140000042';
export const DAY_MS = 86_400_000;
export const JSON_TYPE = { 'content-type': 'application/json' };

type Said = Record<string, unknown>;
export type Office = Awaited<ReturnType<typeof openOffice>>;

/** Opens it, in Almaty, with the lender that loans are of unless a test says otherwise. Call `at.end` when done. */
export async function openOffice() {
  const clock = fakeClock();
  const at = await startRegistry({ clock });
  let keys = 0;

  /** Everything is asked at the registry's own time. */
  const ask = <T = Said>(who: TestDevice, method: string, path: string, more: object = {}) =>
    who.ask<T>(method, path, { nowMs: clock.now(), ...more });
  const push = (who: TestDevice, ...entries: object[]) =>
    ask(who, 'POST', `/v1/devices/${who.id}/entries`, {
      body: entries.map((entry) => JSON.stringify(entry)).join('\n'),
      headers: { 'content-type': 'application/x-ndjson' },
    });
  const post = <T = Said>(who: TestDevice, path: string, body: object): Promise<Answer<T>> =>
    ask(who, 'POST', path, {
      body: JSON.stringify(body),
      headers: { ...JSON_TYPE, 'idempotency-key': `k${++keys}` },
    });

  const prosecutorOf = async (region?: string, name = 'Прокурор') =>
    enrol(at.url, await at.code({ role: 'prosecutor', name, region }));
  const lenderOf = async (bin?: string) =>
    enrol(at.url, await at.code({ role: 'lender', name: 'Demo', bin }));
  async function opened(center = 'almaty-1'): Promise<TestDevice> {
    const kiosk = await enrol(at.url, await at.code({ center }));
    await push(kiosk, kiosk.write('journal.open', openBody()));
    return kiosk;
  }

  const device = await opened();
  const alma = await lenderOf(ALMA);
  const prosecutor = await prosecutorOf('almaty');
  const ring = openKeyring(device.enrolled.keys, device.enrolled.root);
  if (!ring) throw new Error('no keyring');

  /** A document that is here already, as an entry names it. */
  async function document(who = device, bytes = 500) {
    const content = newContent('application/pdf', bytes);
    const blob = named(content, 'application/pdf');
    await ask(who, 'POST', '/v1/blobs', { headers: creation(who, blob) });
    const sent = await ask(who, 'PATCH', `/v1/blobs/${blob.sha256}`, {
      body: content,
      headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
    });
    if (sent.status !== 204) throw new Error(sent.text);
    return blob;
  }

  /** A claim about one loan, which a document covers unless said otherwise, delivered. */
  async function filed(who = device, more: object = {}, covered = true) {
    const about = loan(more);
    const blob = await document(who);
    const procedures = covered ? [procedure([about.id], { blob })] : [];
    const claim = who.write('claim.file', claimBody({ loans: [about], procedures, evidence: [blob] }));
    await push(who, claim);
    return { claim, about, blob, path: `/v1/cases/${claim.id}/${about.id}` };
  }

  const list = async (who: TestDevice, query = ''): Promise<CaseLine[]> =>
    CaseList.parse((await ask(who, 'GET', `/v1/cases${query}`)).body).items;
  const orders = async (who = alma): Promise<Order[]> =>
    (await ask<{ items: Order[] }>(who, 'GET', '/v1/lender/orders')).body.items;
  /** What the registry answered about an entry, in order. */
  const verdictsOf = async (entry: { id: string }, who = device): Promise<Verdict[]> => {
    const { body } = await ask<{ items: Verdict[] }>(who, 'GET', `/v1/devices/${who.id}/verdicts`);
    return body.items.filter((verdict) => verdict.entry === entry.id);
  };
  const said = async (entry: { id: string }, who = device): Promise<string[]> =>
    (await verdictsOf(entry, who)).map(({ state, reason }) => (reason ? `${state} ${reason.code}` : state));

  const people = { device, alma, prosecutor, prosecutorOf, lenderOf, opened };
  return { clock, at, ring, ...people, ask, push, post, document, filed, list, orders, verdictsOf, said };
}
