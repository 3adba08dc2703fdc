/** Bodies of requests: kept as the bytes that were sent, because tokens are bound to those. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MAX_PUSH_BYTES } from '../../shared/protocol/schema/entry.ts';
import { bytesOf } from './asker.ts';
import { thrown } from './problems.ts';

const unzip = promisify(gunzip);

/** Takes every body as bytes, whatever it says it is; what it is gets decided after who is asking. */
export function takeBytes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** The media type of a request in lower case, without parameters. */
const mediaType = (request: FastifyRequest) =>
  (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();

/** The JSON in a body. Throws 415 and 400. */
export function jsonBody(request: FastifyRequest): unknown {
  if (mediaType(request) !== 'application/json' || request.headers['content-encoding'] !== undefined) {
    throw thrown('media-type');
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(request.body));
    return JSON.parse(text);
  } catch {
    throw thrown('not-json');
  }
}

/**
 * The NDJSON of a push, unpacked; null where it is more than a push may hold, however small it was packed.
 * Throws 415 for another media type or encoding, 400 for a broken gzip stream.
 */
export async function ndjsonBody(request: FastifyRequest): Promise<Uint8Array | null> {
  const body = bytesOf(request.body) ?? Buffer.alloc(0);
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (body.length > 0 && mediaType(request) !== 'application/x-ndjson') throw thrown('media-type');
  if (encoding === 'identity' || body.length === 0) return body.length > MAX_PUSH_BYTES ? null : body;
  if (encoding !== 'gzip') throw thrown('media-type');
  try {
    return await unzip(body, { maxOutputLength: MAX_PUSH_BYTES });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return null;
    throw thrown('encoding');
  }
}
