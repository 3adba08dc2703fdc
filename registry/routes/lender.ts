/** What lenders ask (registry-protocol, section 9). */
import { z } from 'zod';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { CheckAnswer, CheckRequest } from '../../shared/protocol/schema/lender.ts';
import { checkBan } from '../lender/checks.ts';
import { once } from '../lender/once.ts';
import type { Context } from '../context.ts';
import { asRole } from './asker.ts';
import { thrown } from './problems.ts';
import { problems, withToken } from './schemas.ts';

const KEY = /^[\x21-\x7e]{1,200}$/;

export const lenderRoutes =
  (context: Context): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/v1/lender/checks',
      {
        config: { reads: 'json', role: 'lender' },
        schema: {
          summary: 'Is this citizen banned from loans of this lender? Signed: the proof of having asked',
          ...withToken,
          // Described here and checked below: a missing key is 400, and only lenders are told.
          headers: z.looseObject({ 'idempotency-key': z.string().optional() }),
          body: CheckRequest,
          response: { 200: CheckAnswer, ...problems(400, 401, 403, 413, 415, 422) },
        },
      },
      async (request, reply) => {
        const lender = asRole(request, 'lender');
        const key = request.headers['idempotency-key'];
        if (typeof key !== 'string' || !KEY.test(key)) throw thrown('idempotency-key');
        const answer = await once(
          context,
          { owner: lender.id, key, path: request.url, body: request.sent },
          (tx) => checkBan(context, tx, lender, request.body),
        );
        if (answer === null) throw thrown('idempotency-key-reused');
        return reply.send(answer);
      },
    );
  };
