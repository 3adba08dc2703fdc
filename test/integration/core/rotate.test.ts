import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { AuditPage } from '../../../shared/api/audit.ts';
import type { KioskHealth } from '../../../shared/api/administration.ts';
import type { ReceiptPaper, RepairReport } from '../../../shared/api/views.ts';
import { openKeyring } from '../../../shared/protocol/keyring.ts';
import { verifyReceipt } from '../../../shared/protocol/receipt.ts';
import { newKey, publicJwk } from '../../../shared/protocol/signing.ts';
import { newEnrolmentCode } from '../../../shared/protocol/enrolmentCode.ts';
import { revokeDevice } from '../../../registry/store/devices.ts';
import { enrolledKiosk, openKiosk, startNetwork, type Kiosk } from './kiosk.ts';
import { down } from './proxy.ts';

const supervisor = (kiosk: Kiosk) =>
  kiosk.value('staff.signIn', { key: uuidv7(), number: '2001', pin: '135791' });
const rotate = (kiosk: Kiosk, code: string, key = uuidv7()) => kiosk.call('keys.rotate', { key, code });

test('a kiosk that nothing stopped gets new keys: what waited is delivered under them, and old papers stay good', async () => {
  const { registry, proxy } = await startNetwork();
  const before = await enrolledKiosk(registry, proxy.url);
  const delivered = await before.ban();
  await before.sync();
  const paper = await before.value<ReceiptPaper>('receipts.make', { entry: delivered.id });
  proxy.play(down);
  const waiting = await before.ban();
  proxy.play({});
  await supervisor(before);
  const old = await before.value<KioskHealth>('kiosk.health', {});
  // No --replaces: the intact old key vouches for the new one.
  const code = await registry.code({});
  const key = uuidv7();
  const answer = await rotate(before, code, key);
  expect(answer).toMatchObject({ ok: true, value: { lost: [] } });
  const { previous, device } = (answer as { value: RepairReport }).value;
  expect(device).not.toBe(previous);
  await before.close();

  const kiosk = openKiosk({ data: before.data, registry: proxy.url, boot: 'boot-2' });
  await supervisor(kiosk);
  await kiosk.sync();
  expect((await kiosk.state()).kiosk).toMatchObject({ device });
  const now = await kiosk.value<KioskHealth>('kiosk.health', {});
  expect([now.deviceKey === old.deviceKey, now.root === old.root, now.formerJournals]).toEqual([
    false,
    true,
    1,
  ]);
  for (const { id } of [delivered, waiting])
    expect(await kiosk.show(id)).toMatchObject({ state: 'in-force' });
  const { keys } = registry.registry().context;
  const ring = openKeyring(keys.published, publicJwk(keys.root));
  if (!ring) throw new Error('no keys');
  expect(verifyReceipt(paper.qr, ring)).toMatchObject({ ok: true });
  const opening = await registry
    .registry()
    .context.store.selectFrom('entries')
    .selectAll()
    .where('device', '=', device)
    .where('seq', '=', 1)
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(opening)).toContain('rotated');
  // The trail goes on over both journals, and says who did it.
  const trail = await kiosk.value<AuditPage>('audit.list', { key: uuidv7(), limit: 100, group: 'kiosk' });
  expect(trail.items.find(({ what }) => what === 'keys.rotated')).toMatchObject({ who: '2001' });
  // An old key that may be in wrong hands is revoked, and the new one works on.
  await revokeDevice(registry.registry().context.store, previous, Date.now());
  const after = await kiosk.ban();
  await kiosk.sync();
  expect(await kiosk.show(after.id)).toMatchObject({ state: 'in-force' });
});

test('new keys are never taken from a stranger: a code of another registry, or an answer with another root', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.sync();
  await supervisor(kiosk);
  const before = await kiosk.value<KioskHealth>('kiosk.health', {});
  const foreign = newEnrolmentCode(publicJwk(newKey('Ed25519')));
  expect(await rotate(kiosk, foreign)).toMatchObject({ ok: false });
  expect(await rotate(kiosk, 'XXXX')).toMatchObject({ ok: false });
  const after = await kiosk.value<KioskHealth>('kiosk.health', {});
  expect([after.deviceKey, after.root]).toEqual([before.deviceKey, before.root]);
  // It goes on with the keys it has.
  const entry = await kiosk.ban();
  await kiosk.sync();
  expect(await kiosk.show(entry.id)).toMatchObject({ state: 'in-force' });
});

test('a clerk gives the kiosk no new keys', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  expect(await rotate(kiosk, await registry.code({}))).toMatchObject({
    problem: { code: 'core.notAllowed' },
  });
});
