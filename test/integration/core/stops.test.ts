import fs from 'node:fs';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { banAnswers, newFolder, openFile } from '../../../electron/core/testing/desk.ts';
import { revokeDevice } from '../../../registry/store/devices.ts';
import { enrolledKiosk, openKiosk, startNetwork, type Kiosk } from './kiosk.ts';

const cannotConfirm = async (kiosk: Kiosk, code: string) => {
  const id = uuidv7();
  await kiosk.value('drafts.start', { key: id, journey: 'ban', language: 'kk' });
  expect(await kiosk.call('entries.confirm', { id, answers: banAnswers() })).toMatchObject({
    problem: { code },
  });
  expect((await kiosk.state()).drafts).toBe(1);
};

test('a copied file that went its own way is a fork: it stops, and still hears what was decided', async () => {
  const { registry, proxy } = await startNetwork();
  const first = await enrolledKiosk(registry, proxy.url);
  await first.sync();
  await first.close();
  const copy = newFolder();
  fs.cpSync(first.data, copy, { recursive: true });
  const original = openKiosk({ data: first.data, registry: proxy.url });
  const mine = await original.ban();
  await original.sync();
  expect(await original.show(mine.id)).toMatchObject({ state: 'in-force' });
  const other = openKiosk({ data: copy });
  await other.ban().catch(() => {});
  await other.sync();
  await other.close();
  const again = openKiosk({ data: copy, registry: proxy.url });
  expect((await again.sync()).kiosk.stop).toBe('fork');
  await cannotConfirm(again, 'kiosk.stopped');
});

test('an older file put back is noticed at the first contact, though its head mark is gone too', async () => {
  const { registry, proxy } = await startNetwork();
  const first = await enrolledKiosk(registry, proxy.url);
  await first.sync();
  await first.close();
  const old = newFolder();
  fs.cpSync(first.data, old, { recursive: true });
  const newer = openKiosk({ data: first.data, registry: proxy.url });
  await newer.ban();
  await newer.sync();
  await newer.close();
  fs.rmSync(path.join(old, 'head.mark'));
  const put = openKiosk({ data: old, registry: proxy.url });
  expect((await put.sync()).kiosk.stop).toBe('cut-tail');
  await cannotConfirm(put, 'core.storeDamaged');
});

test('a revoked device is stopped within one sync, and its journal stays readable', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  const entry = await kiosk.ban();
  await kiosk.sync();
  const device = (await kiosk.state()).kiosk.device ?? '';
  await revokeDevice(registry.registry().context.store, device, Date.now());
  expect((await kiosk.sync()).kiosk.stop).toBe('revoked');
  await cannotConfirm(kiosk, 'kiosk.stopped');
  expect(await kiosk.show(entry.id)).toMatchObject({ state: 'in-force' });
  const asked = proxy.asked.length;
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(proxy.asked.length - asked).toBeLessThan(12);
});

test('an entry the registry cannot take stops the delivery at it, not the verdicts of those before it', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.sync();
  proxy.play({ instead: () => 'cut' });
  const good = await kiosk.ban();
  const spoilt = await kiosk.ban();
  const file = openFile(kiosk.data);
  file
    .prepare(`UPDATE entries SET body = replace(body, 'microfinance', 'microfinancf') WHERE id = ?`)
    .run(spoilt.id);
  file.close();
  proxy.play({});
  expect(await kiosk.sync()).toMatchObject({ kiosk: { stop: 'undeliverable' }, waiting: { count: 1 } });
  expect(await kiosk.show(good.id)).toMatchObject({ state: 'in-force' });
});
