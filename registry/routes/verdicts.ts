/** The feed of verdicts (registry-protocol, section 4). */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { VerdictPage } from '../../shared/protocol/schema/verdict.ts';
import type { Context } from '../context.ts';
import { verdictPage } from '../verdicts/page.ts';
import { readableBy } from './asker.ts';
import { DevicePath, PageQuery, problems, withToken } from './schemas.ts';

export const verdictRoutes =
  (context: Context): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/v1/devices/:device/verdicts',
      {
        schema: {
          summary: 'Verdicts after a feed number, signed; waits for the first one if asked to',
          ...withToken,
          params: DevicePath,
          querystring: PageQuery,
          response: { 200: VerdictPage, ...problems(401, 403, 422) },
        },
      },
      async (request) => {
        const { id } = await readableBy(context, request, request.params.device);
        const { after, limit, wait } = request.query;
        return verdictPage(context, { device: id, after, limit, waitS: wait });
      },
    );
  };
