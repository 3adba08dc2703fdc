import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrationsWith } from '../../../registry/store/migrations.ts';
import { openKeys } from '../../../registry/keys/keys.ts';
import { openDatabase } from '../../../registry/store/open.ts';
import { banBody, openBody } from '../bodies.ts';
import { enrol, send, type TestDevice } from '../device.ts';
import { ask, startPostgres, type Postgres } from '../postgres.ts';
import { startRegistry, type TestRegistry } from '../registry.ts';

let postgres: Postgres;
let folder: string;
let at: TestRegistry;
let device: TestDevice;

beforeAll(async () => {
  // A server of its own, because it is killed.
  postgres = await startPostgres();
  folder = mkdtempSync(path.join(tmpdir(), 'qalqan-away-'));
  at = await startRegistry({ data: folder, databaseUrl: postgres.url });
  device = await enrol(at.url, await at.code({}));
  await device.push([device.write('journal.open', openBody())]);
}, 60_000);
afterAll(async () => {
  await at.end();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

test('while the database is away the answer is: later; afterwards all goes on by itself', async () => {
  const entry = device.write('ban.set', banBody());
  const waiting = device.verdicts(1, '&wait=25');
  await new Promise((resolve) => setTimeout(resolve, 300));
  await postgres.kill();
  for (const answer of [
    await device.push([entry]),
    await device.ask('GET', '/v1/policy'),
    await send<{ code: string }>(`${at.url}/health`, {}),
  ]) {
    expect(answer).toMatchObject({ status: 503, body: { code: 'busy' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  await postgres.start();
  expect((await device.push([entry])).body).toMatchObject({ taken: 1, head: device.head });
  expect((await waiting).body.items).toHaveLength(2);
}, 60_000);

test('a newer version may add a column while this one runs', async () => {
  for (let i = 0; i < 2; i++) {
    await ask(postgres.url, `ALTER TABLE devices ADD COLUMN "later${i}" text`);
    const answers = await Promise.all([
      device.push([device.write('ban.set', banBody())]),
      device.ask('GET', `/v1/devices/${device.id}/head`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  }
  expect((await device.ask('GET', `/v1/devices/${device.id}/head`)).body).toEqual(device.head);
}, 60_000);

test('a kind with U+0000, which the text of PostgreSQL does not have, is taken and held', async () => {
  const { last } = (await device.verdicts(0, '&limit=1')).body;
  const odd = device.write('future\0kind', {});
  expect((await device.push([odd])).body).toMatchObject({ taken: 1 });
  expect((await device.push([odd])).body).toMatchObject({ known: 1 });
  expect((await device.verdicts(last)).body.items).toMatchObject([{ state: 'held' }]);
  expect((await device.ask('GET', `/v1/devices/${device.id}/entries?after=${odd.seq - 1}`)).text).toBe(
    `${JSON.stringify(odd)}\n`,
  );
});

const keysOf = () => openKeys(folder, Date.now());

test('several that open one new database at once migrate it once, and again changes nothing', async () => {
  await ask(postgres.url, 'CREATE DATABASE fresh');
  const url = postgres.url.replace('/qalqan?', '/fresh?');
  const opened = await Promise.all(Array.from({ length: 5 }, () => openDatabase({ url }, keysOf())));
  opened.push(await openDatabase({ url }, keysOf()));
  for (const database of opened) await database.close();
  expect(await ask(url, 'SELECT count(*)::int AS n FROM kysely_migration')).toEqual([
    { n: Object.keys(migrationsWith(keysOf())).length },
  ]);
}, 60_000);

test('a database that would forget what it has acknowledged is refused', async () => {
  await ask(postgres.url, 'CREATE DATABASE careless');
  await ask(postgres.url, 'ALTER DATABASE careless SET synchronous_commit = off');
  const url = postgres.url.replace('/qalqan?', '/careless?');
  await expect(openDatabase({ url }, keysOf())).rejects.toThrow('synchronous_commit = off');
});
