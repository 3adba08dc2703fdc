/** Keys and policy, both signed. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Keys } from '../../shared/protocol/schema/keys.ts';
import { Policy } from '../../shared/protocol/schema/policy.ts';
import type { Context } from '../context.ts';
import { currentPolicy } from '../policy/policy.ts';
import { etagMatches } from './etags.ts';
import { notModified, problems, withoutToken, withToken } from './schemas.ts';

export const ruleRoutes =
  (context: Context): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/v1/keys',
      {
        config: { open: true },
        schema: {
          summary: 'The keys of the registry, signed by its root key',
          ...withoutToken,
          response: { 200: Keys, ...problems() },
        },
      },
      async () => context.keys.published,
    );

    app.get(
      '/v1/policy',
      {
        schema: {
          summary: 'The rules in force, signed',
          ...withToken,
          response: { 200: Policy, ...notModified, ...problems(401, 403) },
        },
      },
      async (request, reply) => {
        const policy = await currentPolicy(context.store);
        const etag = `"policy-${policy.serial}"`;
        reply.headers({ etag, 'cache-control': 'no-cache' });
        return etagMatches(request, etag) ? reply.code(304).send(null) : policy;
      },
    );
  };
