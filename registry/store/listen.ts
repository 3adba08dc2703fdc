/** Wakes those who wait in every process over one database, by PostgreSQL's LISTEN and NOTIFY. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Client } from 'pg';
import { localNotifier, type Notifier } from '../verdicts/notifier.ts';
import { connectionOf } from './postgres.ts';
import type { Store } from './tables.ts';

const CHANNEL = 'qalqan_verdicts';
const AGAIN_MS = 1000;

/**
 * A notifier over `url`. It tells by way of `store`, and listens over a connection of its own from the first
 * time somebody waits. While that connection is away nobody is woken from elsewhere: who waits then looks
 * when the time is over, and everybody looks once it is back.
 */
export function databaseNotifier(url: string, store: Store): Notifier & { closed(): Promise<void> } {
  const here = localNotifier();
  const self = randomUUID();
  const untold = new Set<string>();
  let telling: Promise<void> | null = null;
  let listening: Promise<void> | null = null;
  let connection: Client | null = null;
  let stop: () => void = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  let isClosed = false;

  /** All that was told while the last notification was on its way goes with the next one. */
  async function tellOthers(): Promise<void> {
    while (untold.size > 0) {
      const devices = [...untold];
      untold.clear();
      await sql`select pg_notify(${CHANNEL}, ${self} || ' ' || device) from unnest(${devices}::text[]) as device`
        .execute(store)
        .catch(() => {});
    }
    telling = null;
  }

  async function keepListening(): Promise<void> {
    while (!isClosed) {
      await listenOnce().catch(() => {});
      // Something may have been told in between.
      if (!isClosed)
        await Promise.race([stopped, new Promise((resolve) => setTimeout(resolve, AGAIN_MS).unref())]);
    }
  }

  /** Listens until the connection ends. */
  async function listenOnce(): Promise<void> {
    const client = new Client(connectionOf(url));
    const ended = Promise.withResolvers<void>();
    client.on('error', () => ended.resolve());
    client.on('end', () => ended.resolve());
    client.on('notification', ({ payload = '' }) => {
      const [from, device] = payload.split(' ', 2);
      if (from !== self && device !== undefined) here.tell(device);
    });
    connection = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      // What was told before nobody has heard.
      here.tellAll();
      await Promise.race([ended.promise, stopped]);
    } finally {
      connection = null;
      await client.end().catch(() => {});
    }
  }

  return {
    tell(device) {
      here.tell(device);
      untold.add(device);
      telling ??= tellOthers();
    },
    tellAll: () => here.tellAll(),
    listen(device, ms) {
      if (!isClosed) listening ??= keepListening();
      return here.listen(device, ms);
    },
    close() {
      isClosed = true;
      stop();
      here.close();
    },
    async closed() {
      await telling;
      await listening;
      await connection?.end().catch(() => {});
    },
  };
}
