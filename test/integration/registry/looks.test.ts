/** Who looked at a citizen, and why: what is logged, and what the citizen sees of it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { CasePage, type CaseList } from '../../../shared/protocol/schema/cases.ts';
import { Status } from '../../../shared/protocol/schema/status.ts';
import { act, IIN } from '../bodies.ts';
import { JSON_TYPE, openOffice, type Office } from '../office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.at.end());

test('a case is shown whole with why, and the citizen sees who looked; another region is 403, none is 404', async () => {
  const { device, prosecutor, prosecutorOf, ask, push, post, filed } = office;
  const { claim, about, path, blob } = await filed();
  expect((await ask(prosecutor, 'GET', path)).status).toBe(422);
  const { body } = await ask(prosecutor, 'GET', `${path}?why=investigation`);
  expect(CasePage.parse(body)).toMatchObject({
    claim: claim.id,
    citizen: { iin: IIN, fullName: 'Тест Тестов' },
    state: 'ordered',
    orders: [{ kind: 'suspend', loan: about.id }],
    timeline: [{ what: 'filed' }, { what: 'recorded' }, { what: 'ordered' }],
  });
  // The page loaded again is the same look.
  expect((await ask(prosecutor, 'GET', `${path}?why=investigation`)).status).toBe(200);
  const other = await prosecutorOf('astana');
  expect((await ask(other, 'GET', `${path}?why=court`)).body).toMatchObject({ status: 403, code: 'role' });
  expect((await ask(other, 'GET', `/v1/cases/${uuidv7()}/${uuidv7()}?why=court`)).status).toBe(404);
  expect((await ask(prosecutor, 'GET', `/v1/blobs/${blob.sha256}`)).status).toBe(200);
  expect((await ask(other, 'GET', `/v1/blobs/${blob.sha256}`)).status).toBe(403);

  const found = await post<CaseList>(prosecutor, '/v1/cases/search', { iin: IIN, why: 'complaint' });
  expect(found.body.items.map((line) => line.claim)).toEqual([claim.id]);
  expect(await post(other, '/v1/cases/search', { iin: IIN, why: 'court' })).toMatchObject({
    body: { items: [] },
  });
  expect((await post(prosecutor, '/v1/cases/search', { iin: '500101300004', why: 'court' })).status).toBe(
    422,
  );
  const view = device.write('status.view', act());
  await push(device, view);
  const status = await ask(device, 'POST', `/v1/devices/${device.id}/status`, {
    body: JSON.stringify({ entry: view.id }),
    headers: JSON_TYPE,
  });
  expect(Status.parse(status.body).views.map(({ who, why }) => [who, why])).toEqual([
    ['Прокурор', 'investigation'],
    // The document of the case that was opened.
    ['Прокурор', 'investigation'],
    ['Прокурор', 'complaint'],
    ['Прокурор', 'court'],
    ['1001, almaty-1', 'status.view'],
  ]);
});

test('a look for another purpose is a line of its own, and a document is read for the purpose that was said last', async () => {
  const { at, prosecutor, prosecutorOf, ask, filed } = office;
  const { path, blob } = await filed();
  const look = async (why: string) =>
    expect((await ask(prosecutor, 'GET', `${path}?why=${why}`)).status).toBe(200);
  for (const why of ['investigation', 'court', 'court', 'investigation']) await look(why);
  const read = { method: 'GET', path: `/v1/blobs/${blob.sha256}` } as const;
  expect((await ask(prosecutor, read.method, read.path)).status).toBe(200);
  // Of the same name, and has said nothing.
  const namesake = await prosecutorOf('almaty');
  expect((await ask(namesake, read.method, read.path)).status).toBe(200);
  const views = await at
    .registry()
    .context.store.selectFrom('views')
    .select('why')
    .orderBy('entry')
    .execute();
  expect(views.map(({ why }) => why)).toEqual([
    'investigation',
    'court',
    'investigation',
    'investigation',
    'supervision',
  ]);
});
