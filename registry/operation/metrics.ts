/** What is measured of a process, in Prometheus' format: counts and times, and nothing about anybody. */
import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Context } from '../context.ts';
import { loansOf } from '../figures/loans.ts';
import { spanOf, tallyOf } from '../figures/tally.ts';
import { countOverdue } from '../lender/overdue.ts';
import { heldConsents } from '../cases/consentReview.ts';
import { heldLifts } from '../cases/lifts.ts';
import { LOADS, type Pressure } from './pressure.ts';

/** Seconds: a check is answered in milliseconds, a push of a thousand entries in some hundred. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const DAY_MS = 86_400_000;

/** Measures every answer of `app`, and what the store says when it is asked. */
export function measure(app: FastifyInstance, context: Context, pressure: Pressure): Registry {
  const register = new Registry();
  measureAnswers(app, register);
  const gauge = <L extends string>(
    name: string,
    help: string,
    labelNames: L[],
    collect: (it: Gauge<L>) => unknown,
  ) =>
    new Gauge({
      name: `qalqan_${name}`,
      help,
      labelNames,
      registers: [register],
      async collect() {
        await collect(this);
      },
    });
  gauge('requests_under_way', 'Requests arriving and being answered', ['load'], (it) => {
    for (const load of LOADS) it.set({ load }, pressure.now(load));
  });
  gauge(
    'requests_refused',
    'Requests sent away because there were too many, since the start',
    ['load'],
    (it) => {
      for (const load of LOADS) it.set({ load }, pressure.refused(load));
    },
  );
  gauge('orders_overdue', 'Orders that lenders did not answer in time', [], async (it) =>
    it.set(await countOverdue(context.store, context.clock.now())),
  );
  gauge('reviews_waiting', 'Lifts and consents that somebody has to look at', ['kind'], async (it) => {
    it.set({ kind: 'ban.lift' }, (await heldLifts(context.store)).length);
    it.set({ kind: 'spouse.consent' }, (await heldConsents(context.store)).length);
  });
  gauge(
    'desk_to_lender_seconds',
    'From the desk to the order, over the orders of the last 24 hours',
    ['quantile'],
    async (it) => {
      const { medianMs, p90Ms } = await deskToLender(context);
      it.reset();
      if (medianMs !== null) it.set({ quantile: '0.5' }, medianMs / 1000);
      if (p90Ms !== null) it.set({ quantile: '0.9' }, p90Ms / 1000);
    },
  );
  return register;
}

function measureAnswers(app: FastifyInstance, register: Registry): void {
  const answers = new Counter({
    name: 'qalqan_answers_total',
    help: 'Answers by route and status',
    labelNames: ['method', 'route', 'status'],
    registers: [register],
  });
  const seconds = new Histogram({
    name: 'qalqan_answer_seconds',
    help: 'How long answers took; those that waited for news are not in it',
    labelNames: ['route'],
    buckets: BUCKETS,
    registers: [register],
  });
  app.addHook('onResponse', async ({ method, routeOptions, query }, reply) => {
    const route = routeOptions.url ?? 'none';
    answers.inc({ method, route, status: reply.statusCode });
    const isWaiting = Number((query as { wait?: string } | undefined)?.wait ?? 0) > 0;
    if (!isWaiting) seconds.observe({ route }, reply.elapsedTime / 1000);
  });
}

async function deskToLender({ store, clock }: Context) {
  const toMs = clock.now();
  const loans = await loansOf(store, { fromMs: toMs - DAY_MS, toMs }, null);
  return spanOf(tallyOf(loans, 'month', []).total.toLender);
}
