/** Uploads that lie: about size, type, hash, place, owner or way; and the true one after each. */
import { createHash } from 'node:crypto';
import type { Blob, BlobType } from '../../../shared/protocol/schema/blob.ts';
import { banBody, type Answered, type Device } from '../device.ts';
import type { Random } from '../random.ts';
import { newContent, named } from '../../integration/uploads.ts';
import { answered, openedDevice } from './asking.ts';
import type { Part } from './input.ts';
import { mutateBytes } from './mutate.ts';
import type { Overrun } from '../overrun.ts';

const TYPES: readonly BlobType[] = ['application/pdf', 'image/jpeg', 'image/png'];
const ODD_LENGTHS = [
  '',
  '-1',
  '0',
  '00',
  '1e3',
  '0x10',
  ' 12',
  '1.5',
  '26214401',
  '99999999999999999999',
  'NaN',
];
const ODD_TYPES = [
  'text/html',
  'image/svg+xml',
  'application/x-msdownload',
  '',
  'image/png ',
  'IMAGE/PNG',
  'image/png\u0000',
];
/** Every so many lies an entry names the attachment, and waits for the true one. */
const NAMED_EVERY = 10;

type Headers = Record<string, string>;
/** An upload in two requests; a lie changes some of it. */
type Upload = { begin: Headers; sha256: string; patch: Headers; piece: Buffer };
type Lie = { name: string; tell(upload: Upload, blob: Blob, random: Random): Upload };

const tus = { 'tus-resumable': '1.0.0' };
const metadata = (pairs: Headers): string =>
  Object.entries(pairs)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes);

const said = (device: Device, { sha256, mime }: Blob, change: Headers = {}): Headers => ({
  'upload-metadata': metadata({ sha256, mime, device: device.id, ...change }),
});

function truth(device: Device, content: Buffer, blob: Blob): Upload {
  return {
    begin: { ...tus, 'upload-length': String(blob.bytes), ...said(device, blob) },
    sha256: blob.sha256,
    patch: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
    piece: content,
  };
}

const lies = (device: Device): readonly Lie[] => {
  const begin = (upload: Upload, change: Headers): Upload => ({
    ...upload,
    begin: { ...upload.begin, ...change },
  });
  const patch = (upload: Upload, change: Headers): Upload => ({
    ...upload,
    patch: { ...upload.patch, ...change },
  });
  return [
    {
      name: 'shorter than it is',
      tell: (upload, { bytes }, random) =>
        begin(upload, { 'upload-length': String(random.between(1, bytes)) }),
    },
    {
      name: 'longer than it is',
      tell: (upload, { bytes }, random) =>
        begin(upload, { 'upload-length': String(bytes + random.between(1, 1_000)) }),
    },
    {
      name: 'of no length there is',
      tell: (upload, _blob, random) => begin(upload, { 'upload-length': random.pick(ODD_LENGTHS) }),
    },
    {
      name: 'of another type',
      tell: (upload, blob, random) =>
        begin(upload, said(device, blob, { mime: random.pick(TYPES.filter((type) => type !== blob.mime)) })),
    },
    {
      name: 'of no type there is',
      tell: (upload, blob, random) => begin(upload, said(device, blob, { mime: random.pick(ODD_TYPES) })),
    },
    {
      name: 'another’s content',
      tell: (upload, _blob, random) => ({ ...upload, piece: otherThan(upload.piece, random) }),
    },
    {
      name: 'under another’s name',
      tell: (upload, blob) => {
        const sha256 = hashOf(Buffer.from(blob.sha256)).digest('hex');
        return { ...begin(upload, said(device, blob, { sha256 })), sha256 };
      },
    },
    {
      name: 'with a wrong checksum',
      tell: (upload) =>
        patch(upload, { 'upload-checksum': `sha256 ${hashOf(Buffer.from('x')).digest('base64')}` }),
    },
    { name: 'with no checksum there is', tell: (upload) => patch(upload, { 'upload-checksum': 'md5 AAAA' }) },
    {
      name: 'from another place on',
      tell: (upload, _blob, random) => patch(upload, { 'upload-offset': String(random.between(1, 5_000)) }),
    },
    {
      name: 'from no place there is',
      tell: (upload, _blob, random) =>
        patch(upload, {
          'upload-offset': random.pick(ODD_LENGTHS.filter((odd) => odd !== '0' && odd !== '00')),
        }),
    },
    {
      name: 'as another device',
      tell: (upload, blob) =>
        begin(upload, said(device, blob, { device: '01930000-0000-7000-8000-000000000001' })),
    },
    { name: 'by another version', tell: (upload) => begin(upload, { 'tus-resumable': '0.2.2' }) },
    {
      name: 'as another kind of body',
      tell: (upload) => patch(upload, { 'content-type': 'application/octet-stream' }),
    },
    { name: 'packed', tell: (upload) => patch(upload, { 'content-encoding': 'gzip' }) },
    {
      name: 'with spoiled words about it',
      tell: (upload, _blob, random) =>
        begin(upload, {
          'upload-metadata': headerOf(
            mutateBytes(Buffer.from(upload.begin['upload-metadata'] ?? ''), random),
          ),
        }),
    },
  ];
};

/** A stroke may turn a single byte around, and change nothing. */
function otherThan(bytes: Buffer, random: Random): Buffer {
  for (;;) {
    const mutant = mutateBytes(bytes, random);
    if (!mutant.equals(bytes)) return mutant;
  }
}

/** As a header can carry it. */
const headerOf = (bytes: Buffer): string => bytes.toString('latin1').replaceAll(/[^\x20-\x7e]/g, '?');

/** Uploads `count` lies: none becomes an attachment, and the true one after each does. */
export async function uploadLies(overrun: Overrun, { count, random, say, findings }: Part): Promise<number> {
  const device = await openedDevice(overrun);
  const known = lies(device);
  const waiting = new Map<string, string>();
  for (let done = 0; done < count; done += 1) {
    const mime = random.pick(TYPES);
    const content = newContent(mime, random.between(40, 3_000));
    const blob = named(content, mime);
    if (done % NAMED_EVERY === 0) waiting.set(await nameIt(device, blob, done), blob.sha256);
    const lie = random.pick(known);
    const told = lie.tell(truth(device, content, blob), blob, random);
    const answers = await send(device, told);
    for (const answer of answers) {
      const wrong =
        typeof answer === 'string'
          ? `not answered, ${answer}`
          : answer.status >= 500
            ? `answered ${answer.status}`
            : null;
      if (wrong !== null) findings.violations.push(`an upload ${lie.name}: ${wrong}`);
    }
    // Words may be spoiled so that they still say the same, or nothing that matters.
    const isTrue =
      told.begin['upload-length'] === String(blob.bytes) &&
      told.piece.equals(content) &&
      lie.name === 'with spoiled words about it';
    for (const sha256 of new Set([blob.sha256, told.sha256]))
      if (!isTrue && (await isThere(device, sha256)))
        findings.violations.push(`an upload ${lie.name} is an attachment`);
    await sendTruly(device, truth(device, content, blob));
    if (!(await isThere(device, blob.sha256)))
      findings.violations.push(`after an upload ${lie.name}, the true one is not taken`);
  }
  for (const { entry, state } of await device.verdicts(0)) if (state === 'recorded') waiting.delete(entry);
  for (const [entry] of waiting) findings.lost.push(`${entry} is not recorded, and its attachment is there`);
  say(`${count} uploads that lie, each with the true one after it`);
  return count;
}

/** Delivers a ban whose confirmation was signed on the screen: it names the picture. Returns its id. */
async function nameIt(device: Device, blob: Blob, serial: number): Promise<string> {
  const body = banBody(serial);
  const entry = device.sign('ban.set', {
    ...body,
    confirmation: { ...(body.confirmation as object), signature: blob },
  });
  device.append(entry);
  await device.push(Buffer.from(JSON.stringify(entry)));
  return entry.id;
}

async function send(device: Device, { begin, sha256, patch, piece }: Upload): Promise<(Answered | string)[]> {
  const begun = await answered(device.send({ method: 'POST', path: '/v1/blobs', headers: begin }));
  const patched = await answered(
    device.send({ method: 'PATCH', path: `/v1/blobs/${sha256}`, headers: patch, body: piece }),
  );
  return [begun, patched];
}

/** As a kiosk does: it goes on where the registry is, and begins anew where that came to nothing. */
async function sendTruly(device: Device, { begin, sha256, patch, piece }: Upload): Promise<void> {
  for (let tries = 0; tries < 2; tries += 1) {
    const begun = await answered(device.send({ method: 'POST', path: '/v1/blobs', headers: begin }));
    const offset = typeof begun === 'string' ? Number.NaN : Number(begun.headers['upload-offset']);
    const headers = { ...patch, 'upload-offset': String(offset) };
    const rest = {
      method: 'PATCH',
      path: `/v1/blobs/${sha256}`,
      headers,
      body: piece.subarray(offset),
    } as const;
    const patched = await answered(device.send(rest));
    if (typeof patched !== 'string' && patched.status === 204) return;
  }
}

/** Whether the registry gives the attachment out. */
async function isThere(device: Device, sha256: string): Promise<boolean> {
  const answer = await answered(device.send({ method: 'GET', path: `/v1/blobs/${sha256}` }));
  return typeof answer !== 'string' && answer.status === 200;
}
