/** The registry as a whole: its HTTP side, and the watches over what is due. */
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Registry as MetricsRegistry } from 'prom-client';
import { watchUploads } from './blobs/watch.ts';
import { watchBans } from './cases/inForce.ts';
import { systemClock, type Clock } from './clock.ts';
import { forgetSessions } from './console/sessions.ts';
import { siteAt } from './console/site.ts';
import type { Context } from './context.ts';
import { openData } from './data.ts';
import { forgetOld } from './lender/once.ts';
import { countOverdue } from './lender/overdue.ts';
import { every } from './operation/every.ts';
import { MOST_PER_MINUTE, type Limits } from './operation/limits.ts';
import type { AtOnce } from './operation/pressure.ts';
import type { PolicyFile } from './policy/policy.ts';
import type { StaffFile } from './policy/staff.ts';
import { createApp, type Route } from './routes/app.ts';
import { BLOB } from './routes/blobs.ts';
import { ENTRIES } from './routes/entries.ts';

const FORGET_EVERY_MS = 10 * 60_000;
const ALARM_EVERY_MS = 15 * 60_000;
const SWEEP_EVERY_MS = 1_000;

export type RegistryOptions = {
  /** The data folder, made where there is none. */
  data: string;
  /** A PostgreSQL database for the records; without it they are in a file of the folder. */
  databaseUrl?: string | undefined;
  clock?: Clock;
  log?: FastifyBaseLogger;
  policy?: PolicyFile;
  staff?: StaffFile;
  limits?: Partial<Limits>;
  /** How many are answered at once, where it is not as usual. */
  atOnce?: Partial<AtOnce>;
  /** How long a request may take to arrive (ms), where it is not as usual. */
  arrivesWithinMs?: number;
  /** Where browsers find the console, such as `https://registry.example.kz`; without it, this machine. */
  origin?: string | undefined;
};

export type Registry = {
  context: Context;
  app: FastifyInstance;
  /** Every method and path that is served, as they were registered. */
  routes: readonly Route[];
  /** What is measured of it (operation/metrics.ts). */
  metrics: MetricsRegistry;
  /** Says to whoever asks whether it is ready that it is not any more; all is answered as before. */
  retire(): void;
  /** Listens and returns the address, such as `http://127.0.0.1:8080`. */
  listen(port: number, host?: string): Promise<string>;
  /** Brings into force what is due, now. */
  settle(): Promise<void>;
  /** Answers what was asked, wakes those who wait, and closes the store. */
  close(): Promise<void>;
};

/** A registry on a data folder, ready to listen. */
export async function createRegistry(options: RegistryOptions): Promise<Registry> {
  const context = await openData(options.data, options.clock ?? systemClock, options, options.databaseUrl);
  const given = options.origin === undefined ? null : siteAt(options.origin);
  const limits = { ...MOST_PER_MINUTE, ...options.limits };
  const { log, atOnce, arrivesWithinMs } = options;
  let isRetiring = false;
  const isReady = () => !isRetiring;
  const server = await createApp(context, { log, limits, atOnce, arrivesWithinMs, given, isReady });
  const { app, routes, metrics, pressure } = server;
  const report = (about: string) => (error: unknown) =>
    app.log.error({ error: error instanceof Error ? error.name : 'unknown' }, about);
  const watch = watchBans(context, report('bans'));
  const uploads = watchUploads(context, report('uploads'));
  const stopForgetting = every(context.clock, FORGET_EVERY_MS, () =>
    Promise.all([forgetOld, forgetSessions].map((forget) => forget(context.store, context.clock.now()))).then(
      () => {},
      () => {},
    ),
  );
  const stopAlarm = every(context.clock, ALARM_EVERY_MS, () =>
    countOverdue(context.store, context.clock.now())
      .then((orders) => {
        // The alarm for whoever watches the log; prosecutors find the cases themselves in their list.
        if (orders > 0) app.log.warn({ orders }, 'orders are overdue');
      })
      .catch(report('overdue')),
  );
  const stopSweeping = every(context.clock, SWEEP_EVERY_MS, async () => pressure.sweep());
  app.addHook('onResponse', async ({ method, routeOptions }) => {
    // A push, or what it waited for, may have recorded a ban with a delay shorter than the watch sleeps.
    const mayRecord =
      method === 'POST' ? routeOptions.url === ENTRIES : method === 'PATCH' && routeOptions.url === BLOB;
    if (mayRecord) void watch.look();
  });
  let isClosing = false;
  app.addHook('onResponse', async () => {
    // Whoever has read a whole answer may keep the connection; one that was under way when the rest were closed is left.
    if (isClosing) setImmediate(() => app.server.closeIdleConnections());
  });
  return {
    context,
    app,
    routes,
    metrics,
    retire() {
      isRetiring = true;
    },
    async listen(port, host = '127.0.0.1') {
      await watch.look();
      await uploads.look();
      return app.listen({ port, host });
    },
    settle: () => watch.look(),
    async close() {
      isRetiring = true;
      isClosing = true;
      context.notifier.close();
      await app.close();
      await watch.stop();
      await uploads.stop();
      await stopForgetting();
      await stopAlarm();
      await stopSweeping();
      await context.close();
    },
  };
}
