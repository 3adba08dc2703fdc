/** Delivering entries, and reading them back (registry-protocol, section 3). */
import { z } from 'zod';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { MAX_PUSH_BYTES } from '../../shared/protocol/schema/entry.ts';
import { PUSH_STATUS, PushStopped, PushTaken } from '../../shared/protocol/schema/push.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { nothing, takePush, type PushOutcome } from '../journal/push.ts';
import { entriesAfter } from '../store/entries.ts';
import type { Device } from '../store/tables.ts';
import { asOwner, readableBy } from './asker.ts';
import { ndjsonBody } from './bodies.ts';
import { sendProblem } from './problems.ts';
import { After, DevicePath, problems, withToken } from './schemas.ts';

/** Where entries are delivered and read back. */
export const ENTRIES = '/v1/devices/:device/entries';

/** Bodies above this are not even read; up to it a push that is too large is answered with the head. */
const MOST_BYTES_READ = 2 * MAX_PUSH_BYTES;
/** The most entries one answer carries. */
const PAGE = 1000;

const TITLES = {
  gap: 'An entry does not follow the head',
  fork: 'The journal forked',
  signature: 'A signature or digest does not verify',
  malformed: 'A line is no entry',
  revoked: 'The device was revoked',
  'too-many': 'The push is too large',
} as const;

const lines = z.string();
const ndjson = { 'application/x-ndjson': { schema: lines } };
const stopped = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: PushStopped } },
});

export const entryRoutes =
  (context: Context): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      ENTRIES,
      {
        bodyLimit: MOST_BYTES_READ,
        config: { answersRevoked: true, reads: 'bytes', role: 'device' },
        schema: {
          summary: 'Deliver entries: the longest good prefix is taken',
          description: 'One Entry a line, in order; at most 1,000 entries and 8 MiB, which gzip may pack.',
          ...withToken,
          params: DevicePath,
          consumes: ['application/x-ndjson'],
          body: lines,
          response: {
            200: PushTaken,
            ...problems(400, 401, 415),
            403: stopped('`revoked`, or another owner'),
            409: stopped('`gap` or `fork`'),
            413: stopped('`too-many`; nothing is taken'),
            422: stopped('`signature` or `malformed`'),
          },
        },
        // Lines are judged one by one, by the rules of the journal.
        validatorCompiler: (route) =>
          (route.httpPart === 'body' ? () => true : app.validatorCompiler?.(route)) ?? (() => true),
      },
      async (request, reply) => {
        const device = asOwner(request, request.params.device);
        const outcome = await outcomeOf(device, () => ndjsonBody(request));
        const { head, taken, known, problem } = outcome;
        if (!problem) return { head, taken, known, now: instant(context.clock.now()) };
        const { code } = problem;
        const about = {
          type: `urn:qalqan:problem:${code}`,
          title: TITLES[code],
          status: PUSH_STATUS[code],
          code,
        };
        return sendProblem(reply, { ...about, detail: problem.detail, head, taken, known, problem });
      },
    );

    const outcomeOf = async (
      device: Device,
      body: () => Promise<Uint8Array | null>,
    ): Promise<PushOutcome> => {
      if (device.revokedAt !== null) return nothing(device, 'revoked', 'the device was revoked');
      return takePush(context, device, await body());
    };

    app.get(
      ENTRIES,
      {
        schema: {
          summary: 'The entries of a journal, for its device or the one that replaced it',
          description: 'One Entry a line, exactly as received.',
          ...withToken,
          params: DevicePath,
          querystring: After,
          response: {
            200: { description: 'Up to 1,000 entries or 8 MiB; nothing is the end', content: ndjson },
            ...problems(401, 403, 422),
          },
        },
      },
      async (request, reply) => {
        const owner = await readableBy(context, request, request.params.device);
        const rows = await entriesAfter(context.store, owner.id, request.query.after, PAGE);
        const page: string[] = [];
        let bytes = 0;
        for (const { line } of rows) {
          bytes += Buffer.byteLength(line) + 1;
          if (bytes > MAX_PUSH_BYTES) break;
          page.push(`${line}\n`);
        }
        // As bytes, because Fastify adds a charset to texts.
        const body: unknown = Buffer.from(page.join(''));
        return reply.type('application/x-ndjson').send(body as string);
      },
    );
  };
