import fs from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { newFolder } from '../testing/desk.ts';
import { kioskParts, type KioskParts } from '../testing/parts.ts';
import { AT, DEVICE } from '../testing/people.ts';
import { BACKUP_RULE, startBackups, type Backups } from './schedule.ts';

const open: { close(): unknown }[] = [];
const running: Backups[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  for (const one of open.splice(0)) one.close();
});

async function kiosk(bans = 0, change: { backup?: string } = {}): Promise<KioskParts> {
  const parts = await kioskParts(change);
  open.push(parts.db);
  parts.addBans(bans);
  return parts;
}

const names = (folder: string) => fs.readdirSync(folder);

const started = (parts: KioskParts) => {
  const backups = startBackups(parts, parts.key, () => {});
  running.push(backups);
  return backups;
};

test('without a folder the state says that there is none', async () => {
  const backups = started(await kiosk(1));
  await backups.look();
  expect(backups.state()).toEqual({ state: 'none' });
});

test('at first, after so many entries, after so many minutes, and when the day is closed', async () => {
  const folder = newFolder();
  const parts = await kiosk(1, { backup: folder });
  const backups = started(parts);
  expect(backups.state()).toEqual({ state: 'waiting' });
  const count = async () => {
    await backups.look();
    return parts.kept.backup.read()?.seq;
  };
  expect(await count()).toBe(2);
  // The tests' folders are all on one disk.
  expect(backups.state()).toEqual({ state: 'same-disk', at: AT });
  expect(await count()).toBe(2);
  parts.addBan('one more');
  expect(await count()).toBe(2);
  parts.clock.pass(BACKUP_RULE.everyMs);
  expect(await count()).toBe(3);
  for (let i = 1; i < BACKUP_RULE.everyEntries; i++) parts.addBan(`Planted ${i}`);
  expect(await count()).toBe(3);
  parts.addBan('the fiftieth');
  expect(await count()).toBe(53);
  parts.add('device.closeDay', {});
  expect(await count()).toBe(54);
  parts.drafts.start({ id: DEVICE, session: DEVICE, journey: 'ban', language: 'kk', startedAt: AT });
  parts.clock.pass(BACKUP_RULE.everyMs);
  await backups.look();
  expect(names(folder).length).toBeLessThanOrEqual(3);
  fs.rmSync(path.join(folder, parts.kept.backup.read()?.name ?? ''));
  await backups.look();
  expect(fs.existsSync(path.join(folder, parts.kept.backup.read()?.name ?? ''))).toBe(true);
});

test('each is a line of the journal, and neither that line nor its answer is a reason for the next', async () => {
  const folder = newFolder();
  const parts = await kiosk(1, { backup: folder });
  const line = (what: string) => parts.add('desk.event', { what, who: 'system' });
  const backups = startBackups(parts, parts.key, line);
  running.push(backups);
  const lines = () => parts.journal.after(2, 10).map(({ body }) => JSON.parse(body ?? '{}').what as string);
  await backups.look();
  expect(lines()).toEqual(['backup.automatic']);
  const written = parts.journal.bySeq(3);
  if (!written) throw new Error('no line was written');
  parts.verdicts.add([parts.feed.add(written, 'recorded')]);
  parts.clock.pass(BACKUP_RULE.everyMs);
  await backups.look();
  expect(lines()).toEqual(['backup.automatic']);
  expect(await backups.now()).toBe(true);
  // Whoever asked for one has a line of their own.
  expect(lines()).toEqual(['backup.automatic']);
  parts.addBan('one more');
  parts.clock.pass(BACKUP_RULE.everyMs);
  await backups.look();
  expect(lines()).toEqual(['backup.automatic', undefined, 'backup.automatic']);
  fs.rmSync(folder, { recursive: true });
  for (let tries = 0; tries < 3; tries += 1) {
    parts.clock.pass(BACKUP_RULE.everyMs);
    await backups.look();
  }
  expect(lines().slice(3)).toEqual(['backup.failed']);
});

test('a folder that is gone is told, tried again, and not made on the disk below', async () => {
  const folder = path.join(newFolder(), 'stick');
  const parts = await kiosk(1, { backup: folder });
  const backups = started(parts);
  await backups.look();
  expect(backups.state()).toEqual({ state: 'failed', since: AT });
  expect(fs.existsSync(folder)).toBe(false);
  fs.mkdirSync(folder);
  await backups.look();
  expect(backups.state()).toMatchObject({ state: 'failed' });
  parts.clock.pass(BACKUP_RULE.retryMs);
  await backups.look();
  expect(backups.state()).toMatchObject({ state: 'same-disk' });
});

test('once data was pruned, a new one is made and those that still hold it go', async () => {
  const folder = newFolder();
  const parts = await kiosk(3, { backup: folder });
  const backups = started(parts);
  await backups.look();
  const [old] = names(folder);
  parts.kept.prunings.write(1);
  await backups.look();
  expect(names(folder)).toHaveLength(1);
  expect(names(folder)).not.toContain(old);
});

test('attachments that the kiosk has no more go from the backup with the last backup that names them', async () => {
  const folder = newFolder();
  const parts = await kiosk(1, { backup: folder });
  const backups = started(parts);
  const added = await parts.blobs.add(DEVICE, 'paper', Buffer.from('%PDF-1.7'));
  if (!added.ok) throw new Error('not attached');
  const file = path.join(folder, `qalqan-${DEVICE}-attachments`, added.value.sha256);
  await backups.look();
  await parts.blobs.remove(DEVICE, added.value.sha256);
  parts.add('device.closeDay', {});
  await backups.look();
  expect(fs.existsSync(file)).toBe(true);
  parts.kept.prunings.write(1);
  await backups.look();
  expect(fs.existsSync(file)).toBe(false);
});

test('a kiosk that is stopped, or not yet known to be whole, makes none and removes none', async () => {
  const folder = newFolder();
  const parts = await kiosk(3, { backup: folder });
  const backups = started(parts);
  parts.health.journal = 'verifying';
  await backups.look();
  expect(names(folder)).toEqual([]);
  parts.health.journal = 'verified';
  parts.health.stop = 'damaged';
  await backups.look();
  expect(names(folder)).toEqual([]);
});
