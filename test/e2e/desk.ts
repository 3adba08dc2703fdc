/** A desk as tests find it: a kiosk enrolled with a registry of its own, over folders that are thrown away. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import type { DeskState } from '../../shared/api/views.ts';
import type { Kiosk as WindowKiosk } from '../../shared/api/wire.ts';
import { launchKiosk, type Kiosk, type KioskStart } from './kiosk.ts';
import { createRegistry, type Registry } from './registry.ts';

export type Desk = {
  folder: string;
  /** The kiosk's data folder. */
  data: string;
  registry: Registry;
  /** The kiosk that runs now. */
  kiosk: Kiosk;
  page: Page;
  /** Starts the kiosk again on the same data, after a kill or a close. */
  startAgain(): Promise<void>;
  /** Ends everything and throws the folders away. */
  remove(): Promise<void>;
};

/** Opens a desk that has fetched its policy and staff; `more` goes to the kiosk. */
export async function openDesk(more: Partial<KioskStart> = {}): Promise<Desk> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-desk-'));
  if (more.uid !== undefined) {
    fs.chownSync(folder, more.uid, more.uid);
  }
  const data = path.join(folder, 'kiosk');
  const registry = await createRegistry(path.join(folder, 'registry'));
  await registry.start();
  const enrol = await registry.code('device', 'Test kiosk', '--center', 'almaty-1');
  // Of several the first counts: a test may say where they go.
  const args = [...(more.args ?? []), '--papers', path.join(data, 'receipts')];
  const kiosk = await launchKiosk({ data, registry: registry.url, enrol, ...more, args });
  const desk: Desk = {
    folder,
    data,
    registry,
    kiosk,
    page: kiosk.page,
    startAgain: async () => {
      desk.kiosk = await launchKiosk({ data, registry: registry.url, ...more, args });
      desk.page = desk.kiosk.page;
    },
    remove: async () => {
      await desk.kiosk.kill();
      await registry.kill();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
  await isReady(kiosk.page);
  return desk;
}

/** The state of the kiosk as any window may ask it. */
export async function deskState(page: Page): Promise<DeskState> {
  const result = await page.evaluate(() =>
    (window as unknown as { kiosk: WindowKiosk }).kiosk.call('desk.state', {}),
  );
  if (!result.ok) throw new Error(`desk.state answered ${result.problem.code}`);
  return result.value;
}

/** Waits until the kiosk is enrolled and has heard everything the registry tells it at first. */
async function isReady(page: Page): Promise<void> {
  await waitFor(async () => {
    const { kiosk, policy, connection } = await deskState(page);
    return (
      kiosk.enrolled &&
      kiosk.staffed &&
      policy !== null &&
      connection.state === 'online' &&
      connection.lastSyncAt !== undefined
    );
  }, 'the kiosk is enrolled');
}

/** Asks again and again for up to 30 s; throws, naming `what`, where it does not come true. */
export async function waitFor(check: () => Promise<boolean>, what: string): Promise<void> {
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    if (await check().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`waited in vain: ${what}`);
}
