import { randomUUID } from 'node:crypto';
import { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openKeys } from '../../../registry/keys/keys.ts';
import { findFacts } from '../../../registry/lender/facts.ts';
import { recentRules } from '../../../registry/policy/recent.ts';
import { isBusy } from '../../../registry/store/busy.ts';
import { findDevice } from '../../../registry/store/devices.ts';
import { openDatabase } from '../../../registry/store/open.ts';
import { postgresDialect } from '../../../registry/store/postgres.ts';
import type { Tables } from '../../../registry/store/tables.ts';
import { banBody, IIN, openBody } from '../bodies.ts';
import { enrol } from '../device.ts';
import { ask, startPostgres, startReplica, type Postgres } from '../postgres.ts';
import { startRegistry, type TestRegistry } from '../registry.ts';

let primary: Postgres;
let at: TestRegistry;

beforeAll(async () => {
  // A server of its own, to have a replica.
  primary = await startPostgres();
  at = await startRegistry({ databaseUrl: primary.url });
}, 60_000);
afterAll(async () => {
  await at.end();
  await primary.stop();
}, 60_000);

test('a replica that is behind is never asked whether there is a ban: not at the start, and not later', async () => {
  const device = await enrol(at.url, await at.code({}));
  const lender = await enrol(at.url, await at.code({ role: 'lender', bin: '000140000012' }));
  await device.push([device.write('journal.open', openBody())]);
  const replica = await startReplica(primary);
  await device.push([device.write('ban.set', banBody())]);
  const question = {
    iin: IIN,
    application: 'A',
    purpose: 'loan-decision',
    product: 'card',
    amount: 1,
  } as const;
  const checked = await lender.post('/v1/lender/checks', question, { 'idempotency-key': randomUUID() });
  expect(checked.body).toMatchObject({ ban: { state: 'in-force' } });
  // Whoever read there would say that there is none.
  expect(await ask(replica.url, 'SELECT count(*)::int AS n FROM bans')).toEqual([{ n: 0 }]);

  const keys = openKeys(at.data, Date.now());
  await expect(openDatabase({ url: replica.url }, keys)).rejects.toThrow('replica');
  // As where a connection is led elsewhere after a failover, while the registry runs.
  const { context } = at.registry();
  const asker = await findDevice(context.store, lender.id);
  if (!asker) throw new Error('no lender');
  const store = new Kysely<Tables>({ dialect: postgresDialect(replica.url) });
  const request = { owner: lender.id, key: 'k', path: '/', body: Buffer.from('') };
  const asking = { lender: asker, asked: question, request, citizen: keys.lookup(IIN), nowMs: Date.now() };
  const error = await findFacts(recentRules(), store, [asking]).catch((reason: unknown) => reason);
  expect(String(error)).toContain('replica');
  // Which is answered 503 with Retry-After, as while the database is away.
  expect(isBusy(error)).toBe(true);
  expect(await findFacts(recentRules(), context.store, [asking])).toMatchObject([
    { since: expect.any(Number) },
  ]);
  await store.destroy();
  await replica.stop();
}, 120_000);
