import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, startPostgres, type Postgres } from './postgres.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

test('it is as durable as in production', async () => {
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    expect(await ask(postgres.url, `SHOW ${name}`)).toEqual([{ [name]: 'on' }]);
  }
});

test('what was committed is there after an immediate end', async () => {
  await ask(postgres.url, 'CREATE TABLE kept (n integer)');
  await ask(postgres.url, 'INSERT INTO kept VALUES (1), (2)');
  await postgres.kill();
  await postgres.start();
  expect(await ask(postgres.url, 'SELECT n FROM kept ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }]);
});

test('Kazakh text is kept and compared as UTF-8', async () => {
  expect(await ask(postgres.url, `SELECT lower('ӘҒҚҢӨҰҮҺІ') AS low, length('Ұлжан') AS letters`)).toEqual([
    { low: 'әғқңөұүһі', letters: 5 },
  ]);
});
