/**
 * One attachment to the registry, by tus 1.0 (registry-protocol, section 5): asked how far it is,
 * gone on with there, a piece at a time. Each piece has a token of its own, so it is taken whole or not.
 */
import { createHash } from 'node:crypto';
import type { BlobRow } from '../blobs/rows.ts';
import type { Reply } from './http.ts';
import type { Enrolment } from './kept.ts';
import { askAsDevice, otherAnswer, problemOf, type Link, type Step } from './link.ts';

const VERSION = '1.0.0';
const LEAST_PIECE = 16 * 1024;
const MOST_PIECE = 1024 * 1024;
const PIECE_TIMEOUT_MS = 60_000;
/** An upload that is lost again and again while it is sent is left for later. */
const MOST_BEGINNINGS = 3;

/** How large the next piece is, in bytes: halved when one is lost, doubled when one arrives. */
export type Piece = { bytes: number };
export const firstPiece = (): Piece => ({ bytes: 256 * 1024 });

/** An attachment that is whole on this disk. */
export type Uploaded = { row: BlobRow; content: Buffer };

/**
 * Sends what the registry lacks. 'done': it has all of it, and said so. 'refused': it will not have it,
 * whatever is tried; every other end is the network's, and the next try goes on from there.
 */
export async function upload(link: Link, enrolment: Enrolment, one: Uploaded, piece: Piece): Promise<Step> {
  const { blobs } = link.desk;
  const { sha256, bytes } = one.row;
  for (let beginnings = 0; beginnings < MOST_BEGINNINGS; beginnings++) {
    const known = blobs.find(sha256)?.upload ?? null;
    const at =
      known === null ? await begin(link, enrolment, one) : await offsetOf(link, enrolment, known, bytes);
    if (typeof at !== 'number') {
      if (at !== 'lost') return at;
      blobs.setUpload(sha256, null);
      continue;
    }
    const step = await sendFrom(link, enrolment, one, at, piece);
    if (step !== 'lost') return step;
    blobs.setUpload(sha256, null);
  }
  return 'offline';
}

/** The upload is not there any more: it has to be begun anew. */
type Lost = 'lost';

/** Begins the upload, or finds it begun. Answers the offset at which it goes on. */
async function begin(link: Link, { device }: Enrolment, { row }: Uploaded): Promise<number | Step> {
  const said = { sha256: row.sha256, mime: row.mime, device };
  const reply = await ask(link, device, {
    method: 'POST',
    path: '/v1/blobs',
    headers: { 'upload-length': String(row.bytes), 'upload-metadata': metadata(said) },
  });
  if (reply?.status !== 201 || !isTus(reply)) return refusal(link, reply);
  const name = /\/v1\/blobs\/([\w-]{1,128})$/.exec(reply.tus.location ?? '')?.[1];
  if (name === undefined) return 'offline';
  link.desk.blobs.setUpload(row.sha256, name);
  const { offset } = reply.tus;
  return offset !== null && offset <= row.bytes ? offset : 0;
}

const metadata = (said: Record<string, string>) =>
  Object.entries(said)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');

/** How far the upload is. */
async function offsetOf(
  link: Link,
  { device }: Enrolment,
  name: string,
  bytes: number,
): Promise<number | Step | Lost> {
  const reply = await ask(link, device, { method: 'HEAD', path: `/v1/blobs/${name}`, headers: {} });
  if (reply && isTus(reply) && isGone(reply)) return 'lost';
  if (reply?.status !== 200 && reply?.status !== 204) return otherAnswer(link, reply);
  const { offset } = reply.tus;
  return isTus(reply) && offset !== null && offset <= bytes ? offset : 'offline';
}

async function sendFrom(
  link: Link,
  enrolment: Enrolment,
  { row, content }: Uploaded,
  start: number,
  piece: Piece,
): Promise<Step | Lost> {
  const { blobs } = link.desk;
  let offset = start;
  const told = (at: number) => {
    offset = at;
    blobs.setSent(row.sha256, at);
    link.desk.changed();
  };
  told(start);
  while (offset < row.bytes) {
    const name = blobs.find(row.sha256)?.upload;
    // Its draft or its entry may be gone by now.
    if (!name) return 'done';
    const part = content.subarray(offset, offset + piece.bytes);
    const reply = await sendPiece(link, enrolment, name, offset, part);
    if (reply?.status === 204 && isTus(reply) && reply.tus.offset === offset + part.length) {
      piece.bytes = Math.min(MOST_PIECE, piece.bytes * 2);
      told(reply.tus.offset);
      continue;
    }
    piece.bytes = Math.max(LEAST_PIECE, Math.floor(piece.bytes / 2));
    if (!reply || !isTus(reply)) return otherAnswer(link, reply);
    if (isGone(reply)) return 'lost';
    if (reply.status !== 409) return refusal(link, reply);
    // An answer was lost, and the piece was not: it goes on where the registry is.
    const there = await offsetOf(link, enrolment, name, row.bytes);
    if (typeof there !== 'number') return there;
    if (there === offset) return 'offline';
    told(there);
  }
  return 'done';
}

function sendPiece(link: Link, { device }: Enrolment, name: string, offset: number, part: Buffer) {
  const sum = createHash('sha256').update(part).digest('base64');
  return ask(link, device, {
    method: 'PATCH',
    path: `/v1/blobs/${name}`,
    headers: {
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
      'upload-checksum': `sha256 ${sum}`,
    },
    body: part,
    timeoutMs: PIECE_TIMEOUT_MS,
  });
}

type AskTus = {
  method: 'POST' | 'HEAD' | 'PATCH';
  path: string;
  headers: Record<string, string>;
  body?: Buffer;
  timeoutMs?: number;
};

const ask = (link: Link, device: string, { headers, ...rest }: AskTus) =>
  askAsDevice(link, device, link.desk.keys.sign, {
    ...rest,
    headers: { 'tus-resumable': VERSION, ...headers },
  });

/** Only an answer that speaks tus counts: a captive portal does not. */
const isTus = (reply: Reply) => reply.tus.version === VERSION;

const isGone = ({ status }: Reply) => status === 404 || status === 410;

const REFUSALS: readonly string[] = ['blob-type', 'blob-content', 'blob-size'];

/** A refusal that names the attachment is final; anything else is for another try. */
function refusal(link: Link, reply: Reply | null): Step {
  const problem = reply && problemOf(reply);
  return problem && REFUSALS.includes(problem.code) ? 'refused' : otherAnswer(link, reply);
}
