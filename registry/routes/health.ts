/** Whether the registry works, for those who watch it. */
import { z } from 'zod';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Instant } from '../../shared/protocol/schema/scalars.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { thrown } from './problems.ts';
import { problems, withoutToken } from './schemas.ts';

const Health = z.object({ ok: z.literal(true), now: Instant });

export const healthRoutes =
  (context: Context): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/health',
      {
        config: { open: true },
        schema: {
          summary: 'Is it up, and does the store answer?',
          ...withoutToken,
          response: { 200: Health, ...problems() },
        },
      },
      async () => {
        try {
          await context.store.selectFrom('policies').select('serial').limit(1).execute();
        } catch {
          throw thrown('busy', {}, { 'retry-after': '5' });
        }
        return { ok: true as const, now: instant(context.clock.now()) };
      },
    );
  };
