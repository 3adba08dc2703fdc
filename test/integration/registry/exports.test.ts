import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import nodePath from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { CasePage } from '../../../shared/protocol/schema/cases.ts';
import type { OwnEntry } from '../../../shared/protocol/schema/own.ts';
import { verifyExport, type ExportReport } from '../../../registry/sealed/verify.ts';
import { newKey } from '../../../shared/protocol/signing.ts';
import { requestToken } from '../../../shared/protocol/token.ts';
import { type TestDevice } from '../device.ts';
import { openOffice, type Office } from '../office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.at.end());

test('an export takes two people, and its archive verifies with the root key alone until a byte is changed', async () => {
  const { clock, at, device, alma, prosecutor, prosecutorOf, ask, post, filed, orders } = office;
  const { claim, path, blob } = await filed();
  const [order] = await orders();
  await post(alma, `/v1/lender/orders/${order?.id}/answer`, {
    state: 'suspended',
    amount: 5,
    at: '2026-11-22T12:00:00+05:00',
  });
  await post(prosecutor, `${path}/decide`, { decision: 'upheld', reason: 'x' });
  const colleague = await prosecutorOf('almaty', 'Коллега');
  const third = await prosecutorOf('almaty', 'Третий');
  const foreign = await prosecutorOf('astana');
  const wanted = { claim: claim.id, why: 'court' };
  expect((await post(foreign, '/v1/exports', wanted)).status).toBe(403);
  expect((await post(prosecutor, '/v1/exports', { ...wanted, claim: uuidv7() })).status).toBe(404);
  const { body: asked } = await post<OwnEntry>(prosecutor, '/v1/exports', wanted);
  const one = `/v1/exports/${asked.id}`;
  const fetched = async (who: TestDevice) => (await ask<{ code: string }>(who, 'GET', one)).body.code;
  expect(await fetched(prosecutor)).toBe('not-released');
  expect((await post(prosecutor, `${one}/release`, {})).body).toMatchObject({
    status: 403,
    code: 'two-people',
  });
  expect((await post(foreign, `${one}/release`, {})).body).toMatchObject({ code: 'role' });
  expect((await post(colleague, `/v1/exports/${uuidv7()}/release`, {})).status).toBe(404);
  expect((await post(colleague, `${one}/release`, {})).status).toBe(200);
  expect((await post(third, `${one}/release`, {})).body).toMatchObject({ code: 'used' });
  for (const who of [third, foreign]) expect(await fetched(who)).toBe('role');

  const token = await requestToken(
    prosecutor.id,
    prosecutor.key,
    { method: 'GET', target: one },
    clock.now(),
  );
  const response = await fetch(at.url + one, { headers: { authorization: `Bearer ${token}` } });
  const archive = Buffer.from(await response.arrayBuffer());
  expect(archive).toHaveLength(Number(response.headers.get('content-length')));
  const file = nodePath.join(at.data, 'export.tar');
  const verify = async (content: Buffer, root = device.enrolled.root): Promise<ExportReport> => {
    writeFileSync(file, content);
    const handle = await open(file, 'r');
    try {
      return await verifyExport(handle, root);
    } finally {
      await handle.close();
    }
  };
  const report = await verify(archive);
  expect(report).toEqual({ ok: true, claim: claim.id, files: 10, entries: 1, missing: [], problems: [] });
  const { kty, crv, x } = newKey('Ed25519');
  expect((await verify(archive, { kty, crv, x })).ok).toBe(false);
  const listing = execFileSync('tar', ['-tf', file], { encoding: 'utf8' }).trim().split('\n');
  expect(listing).toContain(`attachments/${blob.sha256}`);
  // One byte of each file's content, and of each header.
  for (let offset = 100; offset < archive.length - 1024; offset += 1_777) {
    const changed = Buffer.from(archive);
    changed[offset] = (changed[offset] ?? 0) ^ 1;
    const found = await verify(changed).catch(() => ({ ok: false }));
    const isPadding = archive[offset] === 0;
    expect([offset, isPadding || !found.ok]).toEqual([offset, true]);
  }
  const page = CasePage.parse((await ask(prosecutor, 'GET', `${path}?why=court`)).body);
  expect(page.acts.map(({ kind }) => kind)).toEqual([
    'order.answered',
    'case.decided',
    'export.requested',
    'export.released',
    'export.fetched',
  ]);
});

test('whoever fetches an export is a line of the citizen’s each time, however lately they looked', async () => {
  const { at, prosecutor, prosecutorOf, ask, post, filed } = office;
  const { claim, path } = await filed();
  const colleague = await prosecutorOf('almaty', 'Коллега');
  expect((await ask(prosecutor, 'GET', `${path}?why=court`)).status).toBe(200);
  const { body: asked } = await post<OwnEntry>(prosecutor, '/v1/exports', { claim: claim.id, why: 'court' });
  const one = `/v1/exports/${asked.id}`;
  expect((await post(colleague, `${one}/release`, {})).status).toBe(200);
  for (const who of [prosecutor, prosecutor, colleague])
    expect((await ask(who, 'GET', one)).status).toBe(200);
  expect((await ask(prosecutor, 'GET', `${path}?why=court`)).status).toBe(200);
  const { store } = at.registry().context;
  const views = await store.selectFrom('views').select(['who', 'why']).orderBy('entry').execute();
  expect(views.map(({ who, why }) => `${who} ${why}`)).toEqual([
    'Прокурор court',
    'Прокурор court',
    'Прокурор court',
    'Коллега court',
  ]);
});
