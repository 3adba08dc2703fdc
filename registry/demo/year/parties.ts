/** The kiosks, lenders and prosecutors of a generated year, enrolled as real ones are. */
import type { KeyObject } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { headAfter, nextEntry } from '../../../shared/protocol/entries.ts';
import { GENESIS } from '../../../shared/protocol/schema/entry.ts';
import type { Blob } from '../../../shared/protocol/schema/blob.ts';
import type { Head } from '../../../shared/protocol/schema/bodies.ts';
import type { PolicyLender } from '../../../shared/protocol/schema/policy.ts';
import { newKey, privateKey, signature } from '../../../shared/protocol/signing.ts';
import { beginUpload, goOn } from '../../blobs/uploads.ts';
import { instant } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { makeCode, type CodeFor } from '../../enrolment/codes.ts';
import { enrol } from '../../enrolment/enrol.ts';
import { takePush } from '../../journal/push.ts';
import { contentName, newSheet } from '../../letters/sheet.ts';
import { currentPolicy } from '../../policy/policy.ts';
import { findDevice } from '../../store/devices.ts';
import type { Device } from '../../store/tables.ts';

export type Kiosk = { device: Device; key: KeyObject; head: Head; center: string; document: Blob };
export type Parties = {
  kiosks: Kiosk[];
  lenders: { device: Device; lender: PolicyLender }[];
  prosecutors: Device[];
};

/** Those who give loans: shops, pawnshops and collectors are in none of the claims. */
const isLender = ({ kind }: PolicyLender) => kind !== 'other';

/** Enrols a kiosk in each center, every lender, and a prosecutor in each region. */
export async function enrolParties(context: Context): Promise<Parties> {
  const { centers, lenders } = await currentPolicy(context.store);
  const parties: Parties = { kiosks: [], lenders: [], prosecutors: [] };
  for (const { id } of centers) parties.kiosks.push(await newKiosk(context, id));
  for (const lender of lenders.filter(isLender)) {
    const { device } = await newParty(context, { role: 'lender', name: lender.name.ru, bin: lender.bin });
    parties.lenders.push({ device, lender });
  }
  for (const region of new Set(centers.map((center) => center.region))) {
    const name = `Демо-прокурор, ${region}`;
    parties.prosecutors.push((await newParty(context, { role: 'prosecutor', name, region })).device);
  }
  return parties;
}

async function newParty(context: Context, wanted: CodeFor): Promise<{ device: Device; key: KeyObject }> {
  const { store, keys, clock } = context;
  const jwk = newKey('Ed25519');
  const key = privateKey(jwk);
  const code = await makeCode(store, keys.root, wanted, clock.now());
  const proven = { code, publicKey: jwk.x, name: wanted.name };
  const request = { ...proven, proof: signature(proven, key) };
  const enrolled = await enrol(context, request, request);
  if (!enrolled.ok) throw new Error(`enrolment: ${enrolled.problem}`);
  const device = await findDevice(store, enrolled.answer.device);
  if (!device) throw new Error('enrolled and not there');
  return { device, key };
}

async function newKiosk(context: Context, center: string): Promise<Kiosk> {
  const { device, key } = await newParty(context, { role: 'device', name: `Демо, ${center}`, center });
  const sheet = newSheet('Демо', 'ru', context.clock.now());
  sheet.paragraph('ДЕМО: постановление о признании потерпевшим, которого никто не выносил');
  const content = await sheet.end();
  const document: Blob = {
    sha256: contentName(content),
    bytes: content.length,
    mime: 'application/pdf',
    label: 'Демо',
  };
  const { sha256, bytes, mime } = document;
  await beginUpload(context, device, { sha256, bytes, mime, metadata: '' });
  const whole = await goOn(context, device, sha256, 0, content);
  if (!whole.ok) throw new Error(`upload: ${whole.problem}`);
  const kiosk: Kiosk = { device, key, head: { seq: 0, hash: GENESIS }, center, document };
  await sign(context, kiosk, 'journal.open', { cause: 'new', lost: [] }, context.clock.now());
  return kiosk;
}

/** Signs an entry at a kiosk, delivers it, and returns its id. `atMs` is the kiosk's time. */
export async function sign(
  context: Context,
  kiosk: Kiosk,
  kind: string,
  body: Record<string, unknown>,
  atMs: number,
): Promise<string> {
  const id = uuidv7();
  const entry = nextEntry(
    kiosk.head,
    { device: kiosk.device.id, id, kind, at: instant(atMs), body },
    kiosk.key,
  );
  kiosk.head = headAfter(entry);
  const { problem } = await takePush(context, kiosk.device, Buffer.from(JSON.stringify(entry)));
  if (problem) throw new Error(`${kind}: ${problem.code}, ${problem.detail}`);
  return id;
}
