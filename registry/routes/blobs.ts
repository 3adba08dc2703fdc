/** Attachments: uploads by tus 1.0, and reading them back (registry-protocol, section 5). */
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { BlobType, MAX_BLOB_BYTES } from '../../shared/protocol/schema/blob.ts';
import { Why } from '../../shared/protocol/schema/cases.ts';
import { Sha256 } from '../../shared/protocol/schema/scalars.ts';
import { partsOf } from '../blobs/content.ts';
import {
  CHECKSUMS,
  checksumOf,
  countIn,
  httpDate,
  metadataIn,
  PIECE_TYPE,
  TUS_EXTENSIONS,
  TUS_VERSION,
} from '../blobs/tus.ts';
import { beginUpload, goOn, uploadOf, type NewUpload, type UploadAnswer } from '../blobs/uploads.ts';
import { noteRead } from '../blobs/noted.ts';
import { readableBlob } from '../blobs/readers.ts';
import type { Context } from '../context.ts';
import type { StoredBlob } from '../store/tables.ts';
import { askerOf, asRole } from './asker.ts';
import { thrown } from './problems.ts';
import { problems, withToken } from './schemas.ts';

const BLOBS = '/v1/blobs';
/** One attachment; its upload while it is under way. */
export const BLOB = '/v1/blobs/:sha256';

const BlobPath = z.object({ sha256: Sha256 });
const piece = z.string();
/** All there is to say is in the headers. */
const empty = (headers: string) => z.null().describe(headers);
const TUS =
  'By tus 1.0: https://tus.io/protocols/resumable-upload. Every request but OPTIONS carries `Tus-Resumable: 1.0.0`.';

const CAPABILITIES = {
  'tus-version': TUS_VERSION,
  'tus-extension': TUS_EXTENSIONS,
  'tus-max-size': String(MAX_BLOB_BYTES),
  'tus-checksum-algorithm': CHECKSUMS.join(','),
};

export const blobRoutes =
  (context: Context): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onSend', async (_request, reply) => {
      reply.header('tus-resumable', TUS_VERSION);
    });

    for (const url of [BLOBS, BLOB]) {
      app.options(
        url,
        {
          config: { role: 'device' },
          schema: {
            summary: 'What of tus is spoken here',
            ...withToken,
            ...(url === BLOB && { params: BlobPath }),
            response: { 204: empty('Versions, extensions and limits, in headers'), ...problems(401, 403) },
          },
        },
        async (request, reply) => {
          asRole(request, 'device');
          return reply.code(204).headers(CAPABILITIES).send(null);
        },
      );
    }

    app.post(
      BLOBS,
      {
        config: { role: 'device' },
        schema: {
          summary: 'Begin to upload an attachment, or find the upload that was begun',
          description: `${TUS} Upload-Metadata: \`sha256\`, \`mime\`, \`device\`. Asked again, it answers the same, with the offset.`,
          ...withToken,
          response: {
            201: empty('Location, Upload-Offset, Upload-Expires while it is unfinished'),
            ...problems(400, 401, 403, 412, 413, 422),
          },
        },
      },
      async (request, reply) => {
        const device = asRole(request, 'device');
        demandTus(request);
        const blob = blobOf(await beginUpload(context, device, wantedBy(request, device.id)));
        return reply
          .code(201)
          .headers({ location: `${BLOBS}/${blob.sha256}`, ...progress(blob) })
          .send(null);
      },
    );

    app.head(
      BLOB,
      {
        config: { role: 'device' },
        schema: {
          summary: 'How far an upload is',
          description: TUS,
          ...withToken,
          params: BlobPath,
          response: {
            200: empty('Upload-Offset, Upload-Length, Upload-Metadata, Upload-Expires'),
            ...problems(401, 403, 404, 410, 412),
          },
        },
      },
      async (request, reply) => {
        const device = asRole(request, 'device');
        demandTus(request);
        const blob = blobOf(await uploadOf(context, device.id, request.params.sha256));
        const said = { 'upload-length': String(blob.bytes), 'upload-metadata': blob.metadata };
        return reply.headers({ 'cache-control': 'no-store', ...said, ...progress(blob) }).send(null);
      },
    );

    app.patch(
      BLOB,
      {
        bodyLimit: MAX_BLOB_BYTES,
        config: { reads: 'bytes', role: 'device' },
        schema: {
          summary: 'Go on with an upload; the last piece is answered when the whole was judged',
          description: `${TUS} \`blob-type\` and \`blob-content\`: the whole is not what it was said to be, and was dropped.`,
          ...withToken,
          params: BlobPath,
          consumes: [PIECE_TYPE],
          body: piece,
          response: {
            204: empty('Upload-Offset, Upload-Expires while it is unfinished'),
            ...problems(400, 401, 403, 404, 409, 410, 412, 413, 415, 422, 460),
          },
        },
        // A piece is bytes; what they are is judged when all are here.
        validatorCompiler: (route) =>
          (route.httpPart === 'body' ? () => true : app.validatorCompiler?.(route)) ?? (() => true),
      },
      async (request, reply) => {
        const device = asRole(request, 'device');
        demandTus(request);
        const { headers, sent } = request;
        if (headers['content-type'] !== PIECE_TYPE || headers['content-encoding'] !== undefined)
          throw thrown('media-type');
        const offset = countIn(headers['upload-offset']);
        const sum = checksumOf(headers['upload-checksum'], sent);
        if (offset === null || sum === 'form')
          throw thrown('upload', { detail: offset === null ? 'Upload-Offset' : 'Upload-Checksum' });
        if (sum === 'differs') throw thrown('blob-checksum');
        const answer = await goOn(context, device, request.params.sha256, offset, Buffer.from(sent));
        return reply
          .code(204)
          .headers(progress(blobOf(answer)))
          .send(null);
      },
    );

    app.get(
      BLOB,
      {
        exposeHeadRoute: false,
        // Who asks comes before what is asked.
        preValidation: async (request) => {
          const { sha256 } = request.params;
          if (askerOf(request).role !== 'device' && !Sha256.safeParse(sha256).success) throw thrown('role');
        },
        schema: {
          summary:
            'An attachment, for the device that sent it, a lender whose order names it, a prosecutor of the case; the citizen sees who read it',
          ...withToken,
          params: BlobPath,
          querystring: z.object({ why: Why.optional() }),
          response: {
            200: {
              description: 'The content',
              content: Object.fromEntries(BlobType.options.map((type) => [type, { schema: piece }])),
            },
            ...problems(401, 403, 404, 422),
          },
        },
      },
      async (request, reply) => {
        const asker = askerOf(request);
        const blob = await readableBlob(context.store, asker, request.params.sha256);
        // Whether anybody else has it is nobody's business.
        if (!blob) throw thrown('role');
        if (blob.wholeAt === null) throw thrown('not-found');
        if (asker.role !== 'device') await noteRead(context, asker, blob.sha256, request.query.why);
        return sendContent(context, reply, blob);
      },
    );
  };

function demandTus(request: FastifyRequest): void {
  if (request.headers['tus-resumable'] !== TUS_VERSION)
    throw thrown('tus-version', {}, { 'tus-version': TUS_VERSION });
}

/** What the headers of a creation say. Throws 400, 403, 413 and 422. */
function wantedBy({ headers, sent }: FastifyRequest, device: string): NewUpload {
  if (sent.length > 0) throw thrown('upload', { detail: 'an upload is begun without content' });
  const bytes = countIn(headers['upload-length']);
  if (bytes === null || bytes === 0) throw thrown('upload', { detail: 'Upload-Length' });
  const header = headers['upload-metadata'];
  const metadata = metadataIn(header);
  const sha256 = Sha256.safeParse(metadata?.get('sha256'));
  if (!metadata || !sha256.success) throw thrown('upload', { detail: 'Upload-Metadata' });
  if (metadata.get('device') !== device) throw thrown('role');
  if (bytes > MAX_BLOB_BYTES) throw thrown('blob-size', { detail: `at most ${MAX_BLOB_BYTES} bytes` });
  const mime = BlobType.safeParse(metadata.get('mime'));
  if (!mime.success) throw thrown('blob-type', { detail: BlobType.options.join(', ') });
  return { sha256: sha256.data, bytes, mime: mime.data, metadata: String(header) };
}

function blobOf(answer: UploadAnswer): StoredBlob {
  if (answer.ok) return answer.blob;
  throw thrown(answer.problem);
}

const progress = ({ received, expiresAt }: StoredBlob): Record<string, string> => ({
  'upload-offset': String(received),
  ...(expiresAt !== null && { 'upload-expires': httpDate(expiresAt) }),
});

/** As a file to be kept, never as a page of ours. */
function sendContent(context: Context, reply: FastifyReply, blob: StoredBlob) {
  const headers = {
    'content-length': String(blob.bytes),
    'content-disposition': 'attachment',
    'cache-control': 'private, no-store',
    etag: `"${blob.sha256}"`,
  };
  const content: unknown = Readable.from(partsOf(context.store, blob.upload), { objectMode: false });
  return reply.headers(headers).type(blob.mime).send(content);
}
