/** The HTTP side of a registry: every route, who may ask it, how much at once, and what is measured. */
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { localSite, type Site } from '../console/site.ts';
import type { Context } from '../context.ts';
import type { Limits } from '../operation/limits.ts';
import { measure } from '../operation/metrics.ts';
import { keepPressure, type AtOnce } from '../operation/pressure.ts';
import { authenticate, demandItsBody } from './asker.ts';
import { askWho } from './askWho.ts';
import { blobRoutes } from './blobs.ts';
import { takeBytes } from './bodies.ts';
import { caseRoutes } from './cases.ts';
import { consoleRoutes } from './console.ts';
import { deviceRoutes } from './devices.ts';
import { entryRoutes } from './entries.ts';
import { asThrownRateLimit, installErrors, installNotFound, malformedHttp } from './errors.ts';
import { exportRoutes } from './exports.ts';
import { healthRoutes } from './health.ts';
import { lenderRoutes } from './lender.ts';
import { describeRoutes, serveDescription } from './openapi.ts';
import { representationRoutes } from './representations.ts';
import { reviewRoutes } from './reviews.ts';
import { ruleRoutes } from './rules.ts';
import { statsRoutes } from './stats.ts';
import { verdictRoutes } from './verdicts.ts';

/** One method of one path: `GET /v1/devices/:device/head`. */
export type Route = { method: string; url: string };

/**
 * How long a request may take to arrive, and how long nothing may move on a connection (ms): twice what a kiosk waits
 * for an answer, so that only those are cut off whom nobody waits for any more.
 */
const ARRIVES_WITHIN_MS = 120_000;
const HEAD_WITHIN_MS = 60_000;
/** How often that is looked at. */
const LOOK_EVERY_MS = 30_000;

export type Serving = {
  log?: FastifyBaseLogger | undefined;
  atOnce?: Partial<AtOnce> | undefined;
  arrivesWithinMs?: number | undefined;
  limits: Limits;
  given: Site | null;
  isReady: () => boolean;
};

/** The HTTP side alone, over an open store. */
export async function createApp(context: Context, serving: Serving) {
  const { log, limits, atOnce, given, isReady, arrivesWithinMs = ARRIVES_WITHIN_MS } = serving;
  const app = fastify({
    ...(log ? { loggerInstance: log } : { logger: false }),
    // Fastify's own lines hold URLs, and those hold ids of devices.
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    bodyLimit: 64 * 1024,
    requestTimeout: arrivesWithinMs,
    connectionTimeout: arrivesWithinMs,
    http: {
      // Node looks at the longer of the two.
      headersTimeout: Math.min(HEAD_WITHIN_MS, arrivesWithinMs),
      connectionsCheckingInterval: Math.min(LOOK_EVERY_MS, arrivesWithinMs),
    },
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
  const pressure = keepPressure(app, atOnce);
  const metrics = measure(app, context, pressure);
  askWho(app, context, limits.strangers);
  pressure.known();
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
  return { app, routes, metrics, pressure };
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
