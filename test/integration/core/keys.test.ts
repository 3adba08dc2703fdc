import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { openFile } from '../../../electron/core/testing/desk.ts';
import { deviceKeys } from '../../../electron/core/vault/deviceKeys.ts';
import type { KioskHealth } from '../../../shared/api/administration.ts';
import { thumbprint } from '../../../shared/protocol/signing.ts';
import { countAtRegistry, enrolledKiosk, openKiosk, startNetwork, until } from './kiosk.ts';
import type { Asked } from './proxy.ts';

const SUPERVISOR = { number: '2001', pin: '135791' };
/** What a window could show, or print, of a kiosk's keys if anything did. */
const CALLS = ['desk.state', 'kiosk.health', 'staff.list', 'audit.list', 'entries.list', 'receipts.make'];

const clear = ({ headers, body }: Asked): Buffer =>
  headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;

test('the private keys are made here and go nowhere: in no request, answer, log line or file in clear', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  const { id: entry } = await kiosk.ban();
  await kiosk.sync();
  await kiosk.value('staff.signOut', { key: uuidv7() });
  await kiosk.value('staff.signIn', { key: uuidv7(), ...SUPERVISOR });
  const inputs = {
    'audit.list': { key: uuidv7(), limit: 50 },
    'entries.list': { limit: 50 },
    'receipts.make': { entry },
  };
  const answers: string[] = [];
  for (const name of CALLS) {
    const answer = await kiosk.call(name, inputs[name as keyof typeof inputs] ?? {});
    expect([name, answer.ok]).toEqual([name, true]);
    answers.push(JSON.stringify(answer));
  }
  const sent = proxy.asked.map(
    (one) => `${one.path} ${JSON.stringify(one.headers)} ${clear(one).toString()}`,
  );
  expect(sent.some((text) => text.includes('"ban.set"'))).toBe(true);
  await kiosk.close();
  const db = openFile(kiosk.data);
  const { sign, seal } = deviceKeys(db).stored;
  db.close();
  const names = fs.readdirSync(kiosk.data, { recursive: true, encoding: 'utf8' });
  const files = names
    .map((name) => path.join(kiosk.data, name))
    .filter((file) => fs.statSync(file).isFile())
    .map((file) => fs.readFileSync(file));
  expect(files.length).toBeGreaterThan(1);
  for (const secret of [sign.d, seal.d]) {
    const raw = Buffer.from(secret, 'base64url');
    for (const text of [...sent, ...answers, ...kiosk.lines]) {
      expect(text.includes(secret)).toBe(false);
      expect(text.includes(raw.toString('hex')) || text.includes(raw.toString('base64'))).toBe(false);
    }
    for (const bytes of files) expect(bytes.includes(secret) || bytes.includes(raw)).toBe(false);
  }
});

test('the fingerprint that the kiosk shows is that of the registry’s own root key', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.value('staff.signOut', { key: uuidv7() });
  await kiosk.value('staff.signIn', { key: uuidv7(), ...SUPERVISOR });
  const { root, deviceKey } = await kiosk.value<KioskHealth>('kiosk.health', {});
  expect(root).toBe(thumbprint(registry.registry().context.keys.root));
  expect(deviceKey).not.toBe(root);
});

test('switched on again after a night without power it delivers by itself, with nobody signed in', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.sync();
  const before = await countAtRegistry(registry);
  proxy.play({ instead: () => 'cut' });
  await kiosk.ban();
  await kiosk.close();
  expect(await countAtRegistry(registry)).toEqual(before);
  proxy.play({});
  const morning = openKiosk({ data: kiosk.data, boot: 'boot-2' });
  await until(async () => (await morning.state()).waiting.count === 0);
  expect((await morning.state()).clerk).toBeNull();
  expect((await countAtRegistry(registry)).entries).toBe(before.entries + 1);
});
