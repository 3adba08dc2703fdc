/** Lifts and consents that somebody has to look at (registry-protocol, section 10). */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Agreed, Review, ReviewList, Why } from '../../shared/protocol/schema/cases.ts';
import { Uuid } from '../../shared/protocol/schema/scalars.ts';
import type { Context } from '../context.ts';
import { agree, findReview, reviewPage, reviews } from '../prosecution/reviews.ts';
import { asRole } from './asker.ts';
import { onceFor, withKey } from './idempotent.ts';
import { thrown } from './problems.ts';
import { problems, withToken } from './schemas.ts';

const ReviewPath = z.object({ entry: Uuid });

export const reviewRoutes =
  (context: Context): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/v1/reviews',
      {
        config: { role: 'prosecutor' },
        schema: {
          summary: 'Lifts and consents of the region that wait for somebody to look at them',
          ...withToken,
          response: { 200: ReviewList, ...problems(401, 403) },
        },
      },
      async (request) => ({ items: await reviews(context.store, asRole(request, 'prosecutor')) }),
    );

    app.get(
      '/v1/reviews/:entry',
      {
        config: { role: 'prosecutor' },
        schema: {
          summary: 'Whom it is about and how to reach them; the citizen sees who looked and why',
          ...withToken,
          params: ReviewPath,
          querystring: z.object({ why: Why }),
          response: { 200: Review, ...problems(401, 403, 404, 422) },
        },
      },
      async (request) => {
        const { asker, line } = await reviewOf(context, request);
        return reviewPage(context, asker, line, request.query.why);
      },
    );

    app.post(
      '/v1/reviews/:entry/release',
      {
        config: { reads: 'json', role: 'prosecutor' },
        schema: {
          summary: 'Let it go on: the first one agrees, and another one releases it',
          ...withToken,
          headers: withKey,
          params: ReviewPath,
          body: z.object({}),
          response: { 200: Agreed, ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
        },
      },
      async (request, reply) => {
        const by = asRole(request, 'prosecutor');
        const { released } = await onceFor(context, request, by, async (tx) => {
          // Asked here: the same request again finds its answer, though nothing waits any more.
          const line = await findReview(tx, by, request.params.entry);
          if (!line) throw thrown('not-found');
          const answer = await agree(context, tx, by, line);
          if (!answer.ok) throw thrown(answer.problem);
          return { released: answer.released, told: [] };
        });
        return reply.send({ released });
      },
    );
  };

/** What of the path waits in the asker's region. Throws 404 where nothing does: whether it is elsewhere is not told. */
async function reviewOf(context: Context, request: FastifyRequest) {
  const asker = asRole(request, 'prosecutor');
  const { entry } = request.params as { entry: string };
  const line = await findReview(context.store, asker, entry);
  if (!line) throw thrown('not-found');
  return { asker, line };
}
