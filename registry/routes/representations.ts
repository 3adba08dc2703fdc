/** Representations to lenders (registry-protocol, section 10). */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import {
  MOST_REPRESENTED,
  Representation,
  RepresentationList,
  RepresentationRequest,
} from '../../shared/protocol/schema/cases.ts';
import type { Context } from '../context.ts';
import { representations, sendRepresentation } from '../prosecution/representations.ts';
import { asRole } from './asker.ts';
import { onceFor, withKey } from './idempotent.ts';
import { thrown } from './problems.ts';
import { problems, withToken } from './schemas.ts';

/** The names of as many cases as a letter may have, and its words in Cyrillic. */
const MOST_BYTES = MOST_REPRESENTED * 100 + 40_000;

export const representationRoutes =
  (context: Context): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/v1/representations',
      {
        bodyLimit: MOST_BYTES,
        config: { reads: 'json', role: 'prosecutor' },
        schema: {
          summary: 'A numbered letter to a lender over many cases, with an order for each',
          description: 'The letter is a PDF: GET /v1/blobs/{sha256} with the hash in `letter`.',
          ...withToken,
          headers: withKey,
          body: RepresentationRequest,
          response: { 200: Representation, ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
        },
      },
      async (request, reply) => {
        const by = asRole(request, 'prosecutor');
        const { representation } = await sendRepresentation(context, by, request.body, (send) =>
          onceFor(context, request, by, async (tx) => {
            const represented = await send(tx);
            if (!represented.ok) throw thrown(represented.problem);
            return represented;
          }),
        );
        return reply.send(representation);
      },
    );

    app.get(
      '/v1/representations',
      {
        config: { role: 'prosecutor' },
        schema: {
          summary: 'The representations of the region, the newest first',
          ...withToken,
          response: { 200: RepresentationList, ...problems(401, 403) },
        },
      },
      async (request) => ({ items: await representations(context, asRole(request, 'prosecutor')) }),
    );
  };
