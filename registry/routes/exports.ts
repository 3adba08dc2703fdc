/** Sealed exports of a claim (registry-protocol, section 10). */
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { ExportList, ExportRequest } from '../../shared/protocol/schema/cases.ts';
import { OwnEntry } from '../../shared/protocol/schema/own.ts';
import { Uuid } from '../../shared/protocol/schema/scalars.ts';
import type { Context } from '../context.ts';
import { exportList } from '../sealed/list.ts';
import { fetchExport, releaseExport, requestExport } from '../sealed/exports.ts';
import { asRole } from './asker.ts';
import { onceFor, withKey } from './idempotent.ts';
import { thrown } from './problems.ts';
import { problems, withToken } from './schemas.ts';

const ExportPath = z.object({ export: Uuid });

export const exportRoutes =
  (context: Context): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/v1/exports',
      {
        config: { role: 'prosecutor' },
        schema: {
          summary: 'The exports of the region, the newest first',
          ...withToken,
          response: { 200: ExportList, ...problems(401, 403) },
        },
      },
      async (request) => ({ items: await exportList(context.store, asRole(request, 'prosecutor')) }),
    );

    app.post(
      '/v1/exports',
      {
        config: { reads: 'json', role: 'prosecutor' },
        schema: {
          summary: "Ask for the sealed export of a claim; the answer's `id` is the export's",
          ...withToken,
          headers: withKey,
          body: ExportRequest,
          response: { 200: OwnEntry, ...problems(400, 401, 403, 404, 413, 415, 422) },
        },
      },
      async (request, reply) => {
        const by = asRole(request, 'prosecutor');
        const { act } = await onceFor(context, request, by, async (tx) => {
          const asked = await requestExport(context, tx, by, request.body);
          if (!asked.ok) throw thrown(asked.problem);
          return { act: asked.act, told: [] };
        });
        return reply.send(act);
      },
    );

    app.post(
      '/v1/exports/:export/release',
      {
        config: { reads: 'json', role: 'prosecutor' },
        schema: {
          summary: 'Release an export that somebody else asked for',
          ...withToken,
          headers: withKey,
          params: ExportPath,
          body: z.object({}),
          response: { 200: OwnEntry, ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
        },
      },
      async (request, reply) => {
        const by = asRole(request, 'prosecutor');
        const { act } = await onceFor(context, request, by, async (tx) => {
          const released = await releaseExport(context, tx, by, request.params.export);
          if (!released.ok) throw thrown(released.problem);
          return { act: released.act, told: [] };
        });
        return reply.send(act);
      },
    );

    app.get(
      '/v1/exports/:export',
      {
        exposeHeadRoute: false,
        config: { role: 'prosecutor' },
        schema: {
          summary: 'The archive, for the two people of the export; each time as things stand then',
          description: 'A tar file; `registry verify-export` verifies it with nothing but the root key.',
          ...withToken,
          params: ExportPath,
          response: {
            200: {
              description: 'The archive',
              content: { 'application/x-tar': { schema: z.string() } },
            },
            ...problems(401, 403, 404, 409),
          },
        },
      },
      async (request, reply) => {
        const by = asRole(request, 'prosecutor');
        const fetched = await fetchExport(context, by, request.params.export);
        if (!fetched.ok) throw thrown(fetched.problem);
        const headers = {
          'content-length': String(fetched.bytes),
          'content-disposition': `attachment; filename="${request.params.export}.tar"`,
          'cache-control': 'private, no-store',
        };
        const body: unknown = Readable.from(fetched.content, { objectMode: false });
        return reply
          .headers(headers)
          .type('application/x-tar')
          .send(body as string);
      },
    );
  };
