/** Whether the registry works, for those who watch it. */
import { z } from 'zod';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Instant } from '../../shared/protocol/schema/scalars.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { thrown } from './problems.ts';
import { problems, withoutToken } from './schemas.ts';

const Health = z.object({ ok: z.literal(true), now: Instant });

/** `isReady`: whether it was not told to stop yet. */
export const healthRoutes =
  (context: Context, isReady: () => boolean): FastifyPluginAsyncZod =>
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
      async () => answer(context),
    );

    app.get(
      '/ready',
      {
        config: { open: true },
        schema: {
          summary:
            'Should it be sent work? Not any more once it is told to stop, nor while the store is away',
          ...withoutToken,
          response: { 200: Health, ...problems() },
        },
      },
      async () => {
        if (!isReady()) throw thrown('busy', {}, { 'retry-after': '5' });
        return answer(context);
      },
    );
  };

/** Throws 503 where the store does not answer. */
async function answer({ store, clock }: Context): Promise<z.infer<typeof Health>> {
  try {
    await store.selectFrom('policies').select('serial').limit(1).execute();
  } catch {
    throw thrown('busy', {}, { 'retry-after': '5' });
  }
  return { ok: true, now: instant(clock.now()) };
}
