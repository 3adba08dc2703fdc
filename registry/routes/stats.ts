/** Figures of a period (registry-protocol, section 10). */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { IsoDate } from '../../shared/protocol/schema/scalars.ts';
import { Stats, StatsBy } from '../../shared/protocol/schema/stats.ts';
import type { Context } from '../context.ts';
import { calendarPeriod, periodOf } from '../figures/period.ts';
import { statistics } from '../figures/stats.ts';
import { asRole, CONSOLE_ROLES } from './asker.ts';
import { thrown } from './problems.ts';
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
  });

export const statsRoutes =
  (context: Context): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/v1/stats',
      {
        config: { role: CONSOLE_ROLES },
        schema: {
          summary:
            'Figures of a prosecutor’s region, or of the country for one without; for operators as they are published',
          description:
            'Both days are in the period. `compare`: the same period a year before, and the growth. `published`: the figures of the country as they may be shown to anybody; those about fewer than 5 people are hidden, with others that would give them away, and the period is a month, a quarter or a year of the calendar that is over.',
          ...withToken,
          querystring: StatsQuery,
          response: { 200: Stats, ...problems(401, 403, 422) },
        },
      },
      async (request) => {
        const asker = asRole(request, CONSOLE_ROLES);
        const { from, to, by, compare, published } = request.query;
        const asked = { from, to, by, isCompared: compare === 'year' };
        // Prosecutors may see every case of their region, so that there is nothing to hide from them.
        if (asker.role === 'prosecutor' && published !== true)
          return statistics(context, { ...asked, isPublished: false, region: asker.region });
        // What is not over changes, and two looks at it would tell of what came between them.
        const isOver = periodOf(from, to).toMs <= context.clock.now();
        if (!calendarPeriod(from, to) || !isOver)
          throw thrown('invalid', { detail: isOver ? 'from, to: a month, a quarter or a year' : 'to' });
        return statistics(context, { ...asked, isPublished: true, region: null });
      },
    );
  };
