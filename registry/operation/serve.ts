/** A registry as a process: it listens until it is told to stop, and then ends in order. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { Registry } from '../server.ts';
import { serveMetrics } from './scrape.ts';

/** How long a stop waits for requests under way. */
const STOP_MS = 5_000;

export type Serving = {
  port: number | undefined;
  host?: string | undefined;
  /** Where metrics are; nowhere without. */
  metricsPort: number | undefined;
  /** How long (ms) it goes on answering once it said that it is not ready any more. */
  drainMs: number;
  log: FastifyBaseLogger;
  /** What is said once it listens: where, and where its metrics are. */
  told: (where: Record<string, string>) => void;
};

/**
 * Listens until SIGTERM or SIGINT. Then `/ready` says no for `drainMs`, so that nothing new is sent here; what is
 * under way is answered, whoever waits for news is told that there is none, and the store is closed.
 */
export async function serveUntilStopped(registry: Registry, serving: Serving): Promise<void> {
  const { port = 0, host, metricsPort, drainMs, log, told } = serving;
  const listening = await registry.listen(port, host);
  const scraped = metricsPort === undefined ? null : await serveMetrics(registry.metrics, metricsPort, host);
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  told({ listening, ...(scraped && { metrics: `http://${host ?? '127.0.0.1'}:${scraped.port}/metrics` }) });
  await asked;
  log.info('stopping');
  registry.retire();
  if (drainMs > 0) await sleep(drainMs);
  // Whoever holds a connection open must not hold the registry: what was answered is durable already.
  setTimeout(() => process.exit(0), STOP_MS).unref();
  await scraped?.close();
  await registry.close();
  log.info('stopped');
}
