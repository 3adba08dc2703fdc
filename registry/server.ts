/** The registry over HTTP: routes, errors, limits, and the watch over bans that are due. */
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
} from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Registry as MetricsRegistry } from 'prom-client';
import { watchUploads } from './blobs/watch.ts';
import { watchBans } from './cases/inForce.ts';
import { systemClock, type Clock } from './clock.ts';
import { forgetSessions } from './console/sessions.ts';
import { localSite, siteAt, type Site } from './console/site.ts';
import type { Context } from './context.ts';
import { openData } from './data.ts';
import { asThrownRateLimit, installErrors, installNotFound, malformedHttp } from './routes/errors.ts';
import type { Role } from '../shared/protocol/schema/keys.ts';
import { asOwner, asRole, authenticate, bytesOf, demandItsBody } from './routes/asker.ts';
import { BLOB, blobRoutes } from './routes/blobs.ts';
import { jsonBody, takeBytes } from './routes/bodies.ts';
import { caseRoutes } from './routes/cases.ts';
import { consoleRoutes } from './routes/console.ts';
import { deviceRoutes } from './routes/devices.ts';
import { ENTRIES, entryRoutes } from './routes/entries.ts';
import { exportRoutes } from './routes/exports.ts';
import { healthRoutes } from './routes/health.ts';
import { lenderRoutes } from './routes/lender.ts';
import { describeRoutes, serveDescription } from './routes/openapi.ts';
import { isThrown, thrown } from './routes/problems.ts';
import { measure } from './operation/metrics.ts';
import { keepPressure, type AtOnce } from './operation/pressure.ts';
import { countOverdue } from './lender/overdue.ts';
import { forgetOld } from './lender/once.ts';
import { representationRoutes } from './routes/representations.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { ruleRoutes } from './routes/rules.ts';
import { statsRoutes } from './routes/stats.ts';
import { verdictRoutes } from './routes/verdicts.ts';
import type { PolicyFile } from './policy/policy.ts';
import type { StaffFile } from './policy/staff.ts';

/**
 * Requests a minute. A kiosk makes a handful, a lender one per application; only runaways meet these.
 * `strangers` are requests from one address whose token is none, or not good.
 */
const MOST_PER_MINUTE = {
  device: 12_000,
  lender: 120_000,
  prosecutor: 3_000,
  anybody: 12_000,
  strangers: 600,
};
export type Limits = Record<keyof typeof MOST_PER_MINUTE, number>;

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
  /** Where browsers find the console, such as `https://registry.example.kz`; without it, this machine. */
  origin?: string | undefined;
};

/** One method of one path: `GET /v1/devices/:device/head`. */
export type Route = { method: string; url: string };

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
  const { log, atOnce } = options;
  let isRetiring = false;
  const isReady = () => !isRetiring;
  const server = await createServer(context, { log, limits, atOnce, given, isReady });
  const { app, routes, metrics } = server;
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
  app.addHook('onResponse', async ({ method, routeOptions }) => {
    // A push, or what it waited for, may have recorded a ban with a delay shorter than the watch sleeps.
    const mayRecord =
      method === 'POST' ? routeOptions.url === ENTRIES : method === 'PATCH' && routeOptions.url === BLOB;
    if (mayRecord) void watch.look();
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
      context.notifier.close();
      await app.close();
      await watch.stop();
      await uploads.stop();
      await stopForgetting();
      await stopAlarm();
      await context.close();
    },
  };
}

const FORGET_EVERY_MS = 10 * 60_000;
const ALARM_EVERY_MS = 15 * 60_000;

/** Runs `work` from time to time. Returns how to stop; what is under way is waited for. */
function every(clock: Clock, ms: number, work: () => Promise<void>): () => Promise<void> {
  let running = Promise.resolve();
  let cancel = () => {};
  const wait = () => {
    cancel = clock.later(ms, () => {
      running = work().then(wait);
    });
  };
  wait();
  return async () => {
    cancel();
    await running;
    cancel();
  };
}

type Serving = Pick<RegistryOptions, 'log' | 'atOnce'> & {
  limits: Limits;
  given: Site | null;
  isReady: () => boolean;
};

/** The HTTP side alone, over an open store. */
async function createServer(context: Context, { log, limits, atOnce, given, isReady }: Serving) {
  const app = fastify({
    ...(log ? { loggerInstance: log } : { logger: false }),
    // Fastify's own lines hold URLs, and those hold ids of devices.
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    bodyLimit: 64 * 1024,
    ...malformedHttp,
  }).withTypeProvider<ZodTypeProvider>();
  const routes = listRoutes(app);
  app.setValidatorCompiler(validatorCompiler);
  // Answers are signed: they leave as they were made, never as a schema would re-emit them.
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  takeBytes(app);
  installErrors(app);
  installNotFound(app, async (request) => {
    await authenticate(context, request);
    demandItsBody(request);
  });
  logAnswers(app);
  const metrics = measure(app, context, keepPressure(app, atOnce));
  askWho(app, context, limits);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"] } },
  });
  await app.register(fastifyRateLimit, {
    hook: 'preHandler',
    timeWindow: 60_000,
    keyGenerator: (request) => request.asker?.id ?? request.ip,
    max: (request) => limits[request.asker?.role ?? 'anybody'],
    errorResponseBuilder: (_request, { ttl }) => asThrownRateLimit(ttl),
  });
  await describeRoutes(app);
  const all = [
    deviceRoutes,
    entryRoutes,
    blobRoutes,
    verdictRoutes,
    ruleRoutes,
    lenderRoutes,
    caseRoutes,
    representationRoutes,
    exportRoutes,
    reviewRoutes,
    statsRoutes,
  ];
  for (const one of all) await app.register(one(context));
  await app.register(healthRoutes(context, isReady));
  await app.register(consoleRoutes(context, () => given ?? localSite(portOf(app))));
  serveDescription(app);
  return { app, routes, metrics };
}

/** The routes registered from now on. */
function listRoutes(app: FastifyInstance): Route[] {
  const routes: Route[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, url });
  });
  return routes;
}

/** The port it listens on; 80 before it does. */
function portOf(app: FastifyInstance): number {
  const place = app.server.address();
  return place !== null && typeof place === 'object' ? place.port : 80;
}

/** One line an answer: the route's pattern, never its URL. */
function logAnswers(app: FastifyInstance) {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ method, route: routeOptions.url ?? 'none', status: reply.statusCode, ms }, 'answered');
  });
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as sent. */
    sent: Uint8Array;
    /** The JSON of the body as received, before any schema. */
    received: unknown;
  }
  interface FastifyContextConfig {
    /** What the route's body is; JSON is parsed once it is known who asks. */
    reads?: 'json' | 'bytes';
    /** The role a JSON route is for: another one is refused before the body is looked at. */
    role?: Role;
  }
}

/**
 * Asks who it is; an address from which too many come that are nobody is told to wait (429 instead of 401).
 * Good requests from there are answered all the same: a center is behind one address, with all its kiosks.
 */
function countStrangers(app: FastifyInstance, most: number) {
  let limit: ReturnType<FastifyInstance['createRateLimit']> | null = null;
  return async <T>(request: FastifyRequest, ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      if (!isThrown(error) || error.problem.status !== 401) throw error;
      // Made late, because the plugin it comes from is registered after the hooks.
      limit ??= app.createRateLimit({
        max: most,
        timeWindow: 60_000,
        keyGenerator: ({ ip }) => `stranger ${ip}`,
      });
      const { ttl, isExceeded } = { ttl: 0, isExceeded: false, ...(await limit(request)) };
      throw isExceeded ? asThrownRateLimit(ttl) : error;
    }
  };
}

/** First who asks (401), then whether they still may (403); only then is their body read, and what they ask. */
function askWho(app: FastifyInstance, context: Context, limits: Limits) {
  const known = countStrangers(app, limits.strangers);
  app.decorateRequest('asker', null);
  app.decorateRequest('bh');
  app.decorateRequest('session', null);
  app.decorateRequest('sent');
  app.decorateRequest('received', null);
  const isOpen = (request: FastifyRequest) => request.is404 || request.routeOptions.config.open === true;
  app.addHook('onRequest', async (request) => {
    const { config } = request.routeOptions;
    if (!isOpen(request)) {
      request.asker = await known(request, () => authenticate(context, request));
      if (request.asker.revokedAt !== null && config.answersRevoked !== true) throw thrown('revoked');
    }
    if (config.role !== undefined) asRole(request, config.role);
    const { device } = request.params as { device?: string };
    if (config.role === 'device' && device !== undefined) asOwner(request, device);
  });
  app.addHook('preValidation', async (request) => {
    const { config } = request.routeOptions;
    request.sent = bytesOf(request.body) ?? Buffer.alloc(0);
    if (!isOpen(request)) await known(request, async () => demandItsBody(request));
    if (config.reads === 'json' && !request.is404) request.body = request.received = jsonBody(request);
  });
}
