import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bringIn, exportTo, newDisk, readFrom, signInSupervisor } from '../road.ts';
import { enrolledKiosk, startNetwork } from './kiosk.ts';
import { down } from './proxy.ts';

test('a registry put back to an older state is filled up by the other road as well', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.sync();
  proxy.play(down);
  await signInSupervisor(kiosk);
  const old = newDisk();
  const disk = newDisk();
  await registry.registry().close();
  cpSync(registry.data, old, { recursive: true });
  await registry.restart().catch(() => {});
  const middle = await kiosk.ban();
  const one = await exportTo(kiosk, disk);
  await bringIn(registry, path.join(disk, one.file), disk);
  await readFrom(kiosk, disk);
  expect(await kiosk.show(middle.id)).toMatchObject({ state: 'in-force' });
  await registry.registry().close();
  rmSync(registry.data, { recursive: true });
  cpSync(old, registry.data, { recursive: true });
  await registry.restart().catch(() => {});
  const last = newDisk();
  const two = await exportTo(kiosk, last);
  expect(await bringIn(registry, path.join(last, two.file), last)).toMatchObject({
    imported: { outcome: { problem: { code: 'gap' } } },
  });
  expect(await readFrom(kiosk, last)).toMatchObject({ problem: 'road.gap' });
  const three = await exportTo(kiosk, newDisk());
  expect(three.acts).toBe(1);
});
