/** What lenders ask and answer (registry-protocol, section 9). */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import {
  AnswerReceipt,
  CheckAnswer,
  CheckRequest,
  OrderAnswer,
  OrderPage,
} from '../../shared/protocol/schema/lender.ts';
import { Uuid } from '../../shared/protocol/schema/scalars.ts';
import { answerOrder } from '../lender/answers.ts';
import { answerCheck } from '../lender/checks.ts';
import { findOrder, orderPage } from '../lender/orders.ts';
import type { Context } from '../context.ts';
import type { Device, StoredOrder } from '../store/tables.ts';
import { asRole } from './asker.ts';
import { given, keyed, onceFor, withKey } from './idempotent.ts';
import { thrown } from './problems.ts';
import { PageQuery, problems, withToken } from './schemas.ts';

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
          headers: withKey,
          body: CheckRequest,
          response: { 200: CheckAnswer, ...problems(400, 401, 403, 413, 415, 422) },
        },
      },
      async (request, reply) => {
        const lender = asRole(request, 'lender');
        const checked = await answerCheck(context, keyed(context, request, lender), lender, request.body);
        return reply.send(given(context, checked).answer);
      },
    );

    app.get(
      '/v1/lender/orders',
      {
        config: { role: 'lender' },
        schema: {
          summary: 'Orders after a feed number, signed; waits for the first one if asked to',
          ...withToken,
          querystring: PageQuery,
          response: { 200: OrderPage, ...problems(401, 403, 422) },
        },
      },
      async (request) => {
        const { after, limit, wait } = request.query;
        return orderPage(context, asRole(request, 'lender'), { after, limit, waitS: wait });
      },
    );

    app.post(
      '/v1/lender/orders/:order/answer',
      {
        config: { reads: 'json', role: 'lender' },
        // Whose order it is comes before what is said about it: 403, then 404, then 422.
        preValidation: async (request) => void (await ownOrder(context, request)),
        schema: {
          summary: 'What the lender did about an order; as often as it changes',
          description:
            '`order-closed`: the order was taken back, or is one that takes another back. `amount`: more than the loan.',
          ...withToken,
          headers: withKey,
          params: z.object({ order: Uuid }),
          body: OrderAnswer,
          response: { 200: AnswerReceipt, ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
        },
      },
      async (request, reply) => {
        const { lender, order } = await ownOrder(context, request);
        const { receipt } = await onceFor(context, request, lender, async (tx) => {
          const answered = await answerOrder(context, tx, lender, order, request.body);
          // Thrown, so that nothing of it is kept: the same key may come with a better answer.
          if (!answered.ok) throw thrown(answered.problem);
          return answered;
        });
        return reply.send(receipt);
      },
    );
  };

/** The order of the path, where it is this lender's. Throws 403 for another's, 404 where there is none. */
async function ownOrder(
  context: Context,
  request: FastifyRequest,
): Promise<{ lender: Device; order: StoredOrder }> {
  const lender = asRole(request, 'lender');
  const { order: id } = request.params as { order: string };
  const order = await findOrder(context, id);
  if (!order) throw thrown('not-found');
  if (order.bin !== lender.bin) throw thrown('role');
  return { lender, order };
}
