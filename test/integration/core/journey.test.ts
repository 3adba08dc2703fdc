import fs from 'node:fs';
import { expect, test } from 'vitest';
import { audit, keyToRead } from '../../../electron/core/journal/audit.ts';
import { newFolder, openFile } from '../../../electron/core/testing/desk.ts';
import type { ReceiptPaper } from '../../../shared/api/views.ts';
import { openKeyring } from '../../../shared/protocol/keyring.ts';
import { verifyReceipt } from '../../../shared/protocol/receipt.ts';
import { countAtRegistry, enrolledKiosk, openKiosk, startNetwork, until } from './kiosk.ts';
import { down } from './proxy.ts';

test('a ban set offline is recorded and in force once the registry can be reached, and the paper says both truths', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  expect(await kiosk.state()).toMatchObject({
    demo: true,
    kiosk: { enrolled: true, center: { id: 'almaty-1' } },
    connection: { state: 'online' },
  });

  proxy.play(down);
  const entry = await kiosk.ban();
  expect(entry.state).toBe('waiting');
  expect(await kiosk.sync()).toMatchObject({ connection: { state: 'offline' }, waiting: { count: 1 } });
  const first = await kiosk.value<ReceiptPaper>('receipts.make', { entry: entry.id });

  proxy.play({});
  expect(await kiosk.sync()).toMatchObject({
    connection: { state: 'online' },
    waiting: { count: 0 },
    today: { inForce: 1, waiting: 0 },
  });
  const shown = await kiosk.show(entry.id);
  expect(shown).toMatchObject({ state: 'in-force', number: expect.stringMatching(/^KZ-\d{4}-\d{9}-\d$/) });
  expect(shown.inForceFrom).toBeDefined();
  const second = await kiosk.value<ReceiptPaper>('receipts.make', { entry: entry.id });

  const keys: unknown = await (await fetch(`${registry.url}/v1/keys`)).json();
  const ring = openKeyring(keys, registry.registry().context.keys.root);
  if (!ring) throw new Error('no keys');
  const [before, after] = [verifyReceipt(first.qr, ring), verifyReceipt(second.qr, ring)];
  expect(before).toMatchObject({
    ok: true,
    receipt: { entry: entry.id, iinLast4: '0003', summary: 'bank+microfinance' },
  });
  expect(before).not.toHaveProperty('receipt.number');
  expect(after).toMatchObject({
    ok: true,
    receipt: { number: shown.number, effectiveFrom: shown.effectiveFrom },
  });
});

test('a confirm wakes the loop: nobody has to ask for the verdict', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  const entry = await kiosk.ban();
  await until(async () => (await kiosk.show(entry.id)).state === 'in-force');
});

test('the journal goes on after a restart, and the audit of its file is clean beside the running kiosk', async () => {
  const { registry, proxy } = await startNetwork();
  const first = await enrolledKiosk(registry, proxy.url);
  const entry = await first.ban();
  await first.close();
  const second = openKiosk({ data: first.data, registry: proxy.url, boot: 'boot-2' });
  await second.signIn();
  await second.sync();
  expect(await second.show(entry.id)).toMatchObject({ state: 'in-force' });
  const key = keyToRead(first.data);
  if (!('key' in key)) throw new Error(key.problem);
  expect(await audit(first.data, key.key)).toMatchObject({ ok: true });
});

test('a kiosk started without an address goes where it was enrolled', async () => {
  const { registry, proxy } = await startNetwork();
  const first = await enrolledKiosk(registry, proxy.url);
  await first.close();
  const second = openKiosk({ data: first.data });
  await until(async () => (await second.state()).connection.state === 'online');
});

test('with its clock two days off either way a kiosk delivers; entries keep its own time and say how far it is off', async () => {
  for (const shiftMs of [-2 * 86_400_000, 2 * 86_400_000]) {
    const { registry, proxy } = await startNetwork();
    const kiosk = await enrolledKiosk(registry, proxy.url, shiftMs);
    const entry = await kiosk.ban();
    await kiosk.sync();
    expect(await kiosk.show(entry.id)).toMatchObject({ state: 'in-force' });
    expect(Math.abs(Date.parse(entry.at) - Date.now() - shiftMs)).toBeLessThan(60_000);
    const file = openFile(kiosk.data);
    const row = file
      .prepare<[string], { body: string }>('SELECT body FROM entries WHERE id = ?')
      .get(entry.id);
    file.close();
    const body: { attestation: { clockOffsetMs: number } } = JSON.parse(row?.body ?? '');
    expect(Math.abs(body.attestation.clockOffsetMs + shiftMs)).toBeLessThan(60_000);
  }
});

test('an answer lost on the way, and a kiosk that dies before it, deliver nothing twice', async () => {
  const { registry, proxy } = await startNetwork();
  const first = await enrolledKiosk(registry, proxy.url);
  await first.sync();
  proxy.play({ answer: (asked, passed) => (asked.path.includes('/entries') ? 'cut' : passed) });
  const entry = await first.ban();
  await first.sync();
  expect((await first.state()).waiting.count).toBeLessThanOrEqual(1);
  await first.close();
  const before = await countAtRegistry(registry);
  proxy.play({});
  const second = openKiosk({ data: first.data, registry: proxy.url });
  await second.sync();
  expect(await second.show(entry.id)).toMatchObject({ state: 'in-force' });
  expect(await countAtRegistry(registry)).toEqual(before);
});

test('every request sent twice makes nothing twice', async () => {
  const { registry, proxy } = await startNetwork();
  proxy.play({ times: 2 });
  const kiosk = await enrolledKiosk(registry, proxy.url);
  const entries = [await kiosk.ban(), await kiosk.ban()];
  await kiosk.sync();
  for (const { id } of entries) expect(await kiosk.show(id)).toMatchObject({ state: 'in-force' });
  // journal.open, sign-in (and what was tried before the list came), two bans.
  const { acts, entries: rows } = await countAtRegistry(registry);
  expect(rows).toBe(acts);
});

test('a registry put back to an older state is filled up again', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.ban();
  await kiosk.sync();
  proxy.play(down);
  const old = newFolder();
  await registry.registry().close();
  fs.cpSync(registry.data, old, { recursive: true });
  await registry.restart().catch(() => {});
  proxy.play({});
  const middle = await kiosk.ban();
  await kiosk.sync();
  expect(await kiosk.show(middle.id)).toMatchObject({ state: 'in-force' });
  await registry.registry().close();
  fs.rmSync(registry.data, { recursive: true });
  fs.cpSync(old, registry.data, { recursive: true });
  await registry.restart().catch(() => {});
  const last = await kiosk.ban();
  await kiosk.sync();
  // 409 gap, and everything after the registry's head again; its feed, though, is not the one we had.
  const { store } = registry.registry().context;
  const ids = await store
    .selectFrom('entries')
    .select('id')
    .where('id', 'in', [middle.id, last.id])
    .execute();
  expect(ids).toHaveLength(2);
});
