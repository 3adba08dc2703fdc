/** The database, and all that is written of it, names nobody to whoever lacks the keys. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkRegistry } from '../../../registry/check.ts';
import { recordsFile } from '../../../registry/keys/keys.ts';
import { addRecordsKey } from '../../../registry/keys/records.ts';
import { isPostgres } from '../../../registry/store/bulk.ts';
import { SEALING } from '../../../registry/store/migrations.ts';
import { forgetUnsealed, reseal } from '../../../registry/store/sealTables.ts';
import { act, citizen, claimBody, goodBodies, IIN, loan, openBody, OTHER_IIN, procedure } from '../bodies.ts';
import { enrol, type TestDevice } from '../device.ts';
import { startRegistry, type TestRegistry } from '../registry.ts';
import { creation, named, newContent, tus } from '../uploads.ts';

const ALMA = '000140000012';
const NAME = 'Тест Тестов';
const STORY = 'Позвонили и назвали меня по имени';
const KEY = `application-${IIN}`;
const CHECK = { iin: IIN, application: 'A-1', purpose: 'loan-decision', product: 'card', amount: 100 };

let at: TestRegistry;
let device: TestDevice;
let alma: TestDevice;

const json = { 'content-type': 'application/json' };
const post = (who: TestDevice, url: string, body: object, key: string) =>
  who.post<Record<string, unknown>>(url, body, { ...json, 'idempotency-key': key });

function isGood({ status, text }: { status: number; text: string }): void {
  if (status !== 200) throw new Error(text);
}

/** Everybody does everything with one citizen, whose ИИН stands wherever somebody may write something. */
beforeEach(async () => {
  at = await startRegistry();
  device = await enrol(at.url, await at.code({}));
  alma = await enrol(at.url, await at.code({ role: 'lender', name: 'Demo', bin: ALMA }));
  const prosecutor = await enrol(at.url, await at.code({ role: 'prosecutor', name: 'Прокурор' }));
  await device.push([device.write('journal.open', openBody())]);
  const content = Buffer.concat([newContent('application/pdf', 300), Buffer.from(` ${IIN} `)]);
  const blob = named(content, 'application/pdf');
  await device.ask('POST', '/v1/blobs', { headers: creation(device, blob) });
  await device.ask('PATCH', `/v1/blobs/${blob.sha256}`, {
    body: content,
    headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
  });
  const about = loan({ contract: IIN });
  const body = claimBody({
    citizen: citizen({ representative: undefined }),
    loans: [about],
    procedures: [procedure([about.id], { blob, number: IIN })],
    evidence: [blob],
    story: `${STORY}, ${IIN}`,
  });
  const claim = device.write('claim.file', body);
  const lines = [claim, ...Object.entries(goodBodies).map(([kind, make]) => device.write(kind, make()))];
  lines.push(device.write('claim.file', act({ nonsense: IIN })), device.write(`future.kind`, { iin: IIN }));
  const { body: pushed } = await device.push(lines);
  if (pushed.taken !== lines.length) throw new Error(JSON.stringify(pushed));
  isGood(await post(alma, '/v1/lender/checks', CHECK, KEY));
  const { items } = (await alma.ask<{ items: { id: string }[] }>('GET', '/v1/lender/orders')).body;
  const answer = { state: 'refused', amount: 0, reason: `${NAME}, ${IIN}`, at: '2026-11-22T10:00:00+05:00' };
  isGood(await post(alma, `/v1/lender/orders/${items[0]?.id}/answer`, answer, 'a1'));
  const letter = { bin: ALMA, cases: [{ claim: claim.id, loan: about.id }], language: 'ru', text: IIN };
  isGood(await post(prosecutor, '/v1/representations', letter, 'r1'));
  const decision = { decision: 'upheld', reason: `${NAME}, ${IIN}` };
  const decided = await post(prosecutor, `/v1/cases/${claim.id}/${about.id}/decide`, decision, 'd1');
  isGood(decided);
  isGood(await post(prosecutor, '/v1/cases/search', { iin: IIN, why: 'court' }, 's1'));
});
afterEach(() => at.end());

/** All bytes of the database: its files, or every row of every table; and the log of a file beside it. */
async function wholeDatabase(): Promise<Buffer> {
  const { store } = at.registry().context;
  if (!isPostgres(store)) {
    const files = readdirSync(at.data).filter((name) => statSync(path.join(at.data, name)).isFile());
    if (!files.includes('registry.db')) throw new Error('no database there');
    return Buffer.concat(files.map((name) => readFileSync(path.join(at.data, name))));
  }
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(store);
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select 'row ' || t::text as row from ${sql.table(name)} as t`.execute(store);
    texts.push(...rows.map(({ row }) => row));
  }
  return Buffer.from(texts.join('\n'));
}

/** How often what names the citizen is there, as text or, as PostgreSQL shows bytes, in hex. */
async function hits(): Promise<number> {
  const bytes = await wholeDatabase();
  expect(bytes.includes(device.id)).toBe(true);
  return [IIN, OTHER_IIN, NAME, STORY]
    .flatMap((secret) => [Buffer.from(secret), Buffer.from(Buffer.from(secret).toString('hex'))])
    .reduce((sum, secret) => sum + bytes.toString('latin1').split(secret.toString('latin1')).length - 1, 0);
}

const isAsBefore = async (lines: string) => {
  const { text } = await device.ask('GET', `/v1/devices/${device.id}/entries?after=0`);
  expect(text).toBe(lines);
  expect(text).toContain(IIN);
  expect((await alma.ask('GET', '/v1/lender/orders')).text).toContain(IIN);
  expect(await checkRegistry(at.registry().context)).toMatchObject({ ok: true, problems: [] });
};

test('what everybody wrote about a citizen is nowhere in the database, and comes out again as it was', async () => {
  expect(await hits()).toBe(0);
  const { text } = await device.ask('GET', `/v1/devices/${device.id}/entries?after=0`);
  await isAsBefore(text);
});

test('a new key seals everything anew; the one before is then needed for backups alone', async () => {
  const { text } = await device.ask('GET', `/v1/devices/${device.id}/entries?after=0`);
  const file = recordsFile(at.data);
  const old = at.registry().context.keys.records.head;
  const kid = addRecordsKey(file);
  await at.restart();
  const { store, keys } = at.registry().context;
  expect(keys.records.head).toBe(`qs1.${kid}.`);
  await isAsBefore(text);
  const among = async (head: string) => (await wholeDatabase()).toString('latin1').split(head).length - 1;
  expect(await among(old)).toBeGreaterThan(10);
  expect(await reseal(store, keys.records)).toBeGreaterThan(10);
  expect(await reseal(store, keys.records)).toBe(0);
  await forgetUnsealed(store);
  expect(await among(old)).toBe(0);

  const [newest] = JSON.parse(readFileSync(file, 'utf8')) as object[];
  writeFileSync(file, JSON.stringify([newest]));
  await at.restart();
  await isAsBefore(text);
});

test('what no key at hand opens is not sealed over', async () => {
  const file = recordsFile(at.data);
  addRecordsKey(file);
  const [newest] = JSON.parse(readFileSync(file, 'utf8')) as object[];
  writeFileSync(file, JSON.stringify([newest]));
  await at.restart();
  const { store, keys } = at.registry().context;
  await expect(reseal(store, keys.records)).rejects.toThrow('keys/records.json');
});

test('a database from before anything was sealed is sealed when it is opened, down to its free pages', async () => {
  const { text } = await device.ask('GET', `/v1/devices/${device.id}/entries?after=0`);
  const { body: checked } = await post(alma, '/v1/lender/checks', CHECK, KEY);
  const { store } = at.registry().context;
  for (const [table, column, id] of [
    ['entries', 'line', 'id'],
    ['orders', 'document', 'id'],
    ['idempotency', 'answer', 'key'],
    ['ownEntries', 'line', 'id'],
    ['answers', 'receipt', 'id'],
    ['blobParts', 'content', 'upload'],
  ] as const) {
    const { rows } = await sql<{ id: string; value: string | Uint8Array }>`
      select ${sql.ref(id)} as id, ${sql.ref(column)} as value from ${sql.table(table)}`.execute(store);
    for (const row of rows)
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${row.value}
                 where ${sql.ref(id)} = ${row.id}`.execute(store);
  }
  const key = at.registry().context.keys.lookup(`key ${KEY}`);
  await sql`update idempotency set key = ${KEY} where key = ${key}`.execute(store);
  // As it was before that step, and before what came after it.
  await store.schema.alterTable('views').dropColumn('by').execute();
  await sql`delete from kysely_migration where name >= ${SEALING}`.execute(store);
  expect(await hits()).toBeGreaterThan(20);

  await at.restart();
  expect(await hits()).toBe(0);
  await isAsBefore(text);
  expect((await post(alma, '/v1/lender/checks', CHECK, KEY)).body).toEqual(checked);
});
