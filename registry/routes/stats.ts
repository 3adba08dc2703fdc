/** Figures of a period (registry-protocol, section 10). */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { IsoDate } from '../../shared/protocol/schema/scalars.ts';
import { Stats, StatsBy } from '../../shared/protocol/schema/stats.ts';
import type { Context } from '../context.ts';
import { isOfWholeMonths } from '../figures/period.ts';
import { statistics } from '../figures/stats.ts';
import { asRole } from './asker.ts';
import { flag, problems, withToken } from './schemas.ts';

/** A question about more is answered in parts: nobody keeps the registry busy with one. */
const MOST_DAYS = 3 * 366;
const DAY_MS = 86_400_000;

/** What `GET /v1/stats` is asked; a console that asks for somebody else reads the same. */
export const StatsQuery = z
  .object({
    from: IsoDate,
    to: IsoDate,
    by: StatsBy,
    compare: z.literal('year').optional(),
    published: flag.optional(),
  })
  .refine(({ from, to }) => from <= to, { error: 'period', path: ['to'] })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < MOST_DAYS * DAY_MS, {
    error: 'period.long',
    path: ['to'],
  })
  // Two periods that differ by a day would tell of that day what neither of them does.
  .refine(({ from, to, published }) => published !== true || isOfWholeMonths(from, to), {
    error: 'period.months',
    path: ['from'],
  });

export const statsRoutes =
  (context: Context): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/v1/stats',
      {
        config: { role: 'prosecutor' },
        schema: {
          summary: 'Figures of the asker’s region, or of the country for whoever is enrolled without one',
          description:
            'Both days are in the period. `compare`: the same period a year before, and the growth. `published`: as they may be shown to anybody; figures about fewer than 5 people are hidden, with others that would give them away, and the period is of whole months.',
          ...withToken,
          querystring: StatsQuery,
          response: { 200: Stats, ...problems(401, 403, 422) },
        },
      },
      async (request) => {
        const { region } = asRole(request, 'prosecutor');
        const { from, to, by, compare, published } = request.query;
        // Prosecutors may see every case of their region, so that there is nothing to hide from them.
        const isPublished = published === true;
        return statistics(context, { from, to, by, isCompared: compare === 'year', isPublished, region });
      },
    );
  };
