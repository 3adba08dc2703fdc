import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { instantAt } from '../../../shared/domain/dates.ts';
import { audit } from '../journal/audit.ts';
import { newDatabase, openDatabaseToRead } from '../store/database.ts';
import { copyDatabase } from '../store/copy.ts';
import { inSlices } from '../store/slices.ts';
import { newFolder } from '../testing/desk.ts';
import { kioskParts, type KioskParts } from '../testing/parts.ts';
import { AT, DEVICE } from '../testing/people.ts';
import { makeBackup } from './make.ts';
import { backupsOf, expired, nameOf } from './names.ts';
import { verifyBackup } from './restore.ts';
import { BACKUP_RULE, startBackups, type Backups } from './schedule.ts';

const NOW = Date.parse(AT);
const DAY = 24 * 60 * 60_000;
const open: { close(): unknown }[] = [];
const running: Backups[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  for (const one of open.splice(0)) one.close();
});

async function kiosk(bans = 0, change: { backup?: string } = {}): Promise<KioskParts> {
  const parts = await kioskParts(change);
  open.push(parts.db);
  const fill = () => {
    for (let i = 0; i < bans; i++) parts.addBan(`Planted ${i}`, i % 7 === 0 ? 900 : 1);
  };
  // One commit for all: a test need not wait for each.
  parts.db.transaction(fill)();
  return parts;
}
const backUp = ({ data, key }: KioskParts, folder: string, slices = inSlices()) =>
  makeBackup({ data, folder, keyHex: key, nowMs: NOW }, slices);
const names = (folder: string) => fs.readdirSync(folder);

describe('one backup', () => {
  test('holds all that the kiosk holds, is audited, and nothing in it can be read without the key', async () => {
    const parts = await kiosk(40);
    parts.drafts.start({ id: DEVICE, session: DEVICE, journey: 'ban', language: 'kk', startedAt: AT });
    const folder = newFolder();
    const made = await backUp(parts, folder);
    expect(made?.head).toEqual(parts.journal.head());
    expect(names(folder)).toEqual([`qalqan-${DEVICE}-20261122T100000-e41-p0.db`]);
    expect(await verifyBackup(made?.file ?? '', parts.key)).toEqual({
      entries: 41,
      head: parts.journal.head(),
      ok: true,
    });
    const bytes = fs.readFileSync(made?.file ?? '');
    for (const planted of ['Planted', 'SQLite format 3', 'CREATE TABLE', '500101300003'])
      expect(bytes.includes(planted)).toBe(false);
    expect(fs.statSync(made?.file ?? '').mode & 0o077).toBe(0);
    expect(await verifyBackup(made?.file ?? '', 'cd'.repeat(32))).toMatchObject({ ok: false });
    const copy = openDatabaseToRead(made?.file ?? '', parts.key);
    expect(copy.prepare('SELECT count(*) FROM drafts').pluck().get()).toBe(1);
    copy.close();
  });

  test('taken while entries are written, it is one moment: a prefix that holds', async () => {
    const parts = await kiosk(300);
    const folder = newFolder();
    let written = 0;
    // A slice of no length: a rest, and an entry, after every row.
    const slices = inSlices(undefined, 0, 0);
    const piece = () => {
      if (written++ % 10 === 0) parts.addBan(`During ${written}`);
      return slices.piece();
    };
    const before = parts.journal.head();
    const made = await backUp(parts, folder, { piece });
    expect(made?.head).toEqual(before);
    expect(parts.journal.head().seq).toBeGreaterThan(before.seq + 20);
    expect(await verifyBackup(made?.file ?? '', parts.key)).toMatchObject({ ok: true, entries: before.seq });
    expect(await audit(parts.data, parts.key)).toMatchObject({ ok: true });
  }, 60_000);

  test('never holds the core for long', async () => {
    const parts = await kiosk(800);
    let last = performance.now();
    let longest = 0;
    let beats = 0;
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
      beats++;
    }, 1);
    const began = performance.now();
    await backUp(parts, newFolder());
    const took = performance.now() - began;
    clearInterval(beat);
    // The machine may be busy; what counts is that the whole is cut into many parts.
    expect(beats).toBeGreaterThan(3);
    expect(longest).toBeLessThan(Math.max(took / 2, 250));
  }, 60_000);

  test('a byte flipped in any page of it is found', async () => {
    const parts = await kiosk(20);
    const made = await backUp(parts, newFolder());
    const whole = fs.readFileSync(made?.file ?? '');
    const file = path.join(newFolder(), 'copy.db');
    const missed: number[] = [];
    for (let page = 0; page < whole.length / 4096; page++) {
      const bytes = Buffer.from(whole);
      const at = page * 4096 + ((page * 977) % 4096);
      bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
      fs.writeFileSync(file, bytes);
      if ((await verifyBackup(file, parts.key)).ok) missed.push(at);
    }
    expect(missed).toEqual([]);
    fs.writeFileSync(file, whole.subarray(0, whole.length - 4096));
    expect(await verifyBackup(file, parts.key)).toMatchObject({ ok: false });
  }, 60_000);

  test('what a killed run left is removed, and what cannot be made leaves nothing and takes nothing away', async () => {
    const parts = await kiosk(5);
    const folder = newFolder();
    fs.writeFileSync(path.join(folder, `.qalqan-${DEVICE}-1.new`), 'half');
    fs.writeFileSync(path.join(folder, 'of-someone-else.db'), 'x');
    await backUp(parts, folder);
    expect(names(folder)).toHaveLength(2);
    const stopped = new AbortController();
    stopped.abort();
    await expect(backUp(parts, folder, inSlices(stopped.signal, 0, 0))).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(names(folder)).toHaveLength(2);
    await expect(backUp(parts, path.join(folder, 'not-there'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('a disk pulled out at any moment holds no half one, and takes the next once it is back', async () => {
    const parts = await kiosk(20);
    const folder = path.join(newFolder(), 'stick');
    const away = `${folder}-away`;
    fs.mkdirSync(folder);
    const first = await backUp(parts, folder);
    for (const moment of [0, 1, 5, 20]) {
      let pieces = 0;
      const pulled = {
        piece() {
          if (pieces === moment) fs.renameSync(folder, away);
          pieces += 1;
          return undefined;
        },
      };
      await expect(backUp(parts, folder, pulled)).rejects.toMatchObject({ code: 'ENOENT' });
      expect(fs.existsSync(folder)).toBe(false);
      expect(backupsOf(DEVICE, names(away)).map(({ name }) => name)).toEqual([
        path.basename(first?.file ?? ''),
      ]);
      fs.renameSync(away, folder);
    }
    const last = await backUp(parts, folder);
    expect(await verifyBackup(last?.file ?? '', parts.key)).toMatchObject({ ok: true });
    expect(names(folder).every((name) => name.startsWith('qalqan-'))).toBe(true);
  });

  test('attachments lie beside it, encrypted, once each; a lost or changed one is found', async () => {
    const parts = await kiosk(2);
    const folder = newFolder();
    const contents = ['one', 'two', 'three'].map((text) => Buffer.from(`%PDF-1.7 Planted ${text}`));
    const hashes: string[] = [];
    for (const content of contents) {
      const added = await parts.blobs.add(DEVICE, 'paper', content);
      if (added.ok) hashes.push(added.value.sha256);
    }
    const made = await backUp(parts, folder);
    const beside = path.join(folder, `qalqan-${DEVICE}-attachments`);
    expect(fs.readdirSync(beside).toSorted()).toEqual(hashes.toSorted());
    expect(
      fs.readdirSync(beside).some((name) => fs.readFileSync(path.join(beside, name)).includes('Planted')),
    ).toBe(false);
    expect(await verifyBackup(made?.file ?? '', parts.key)).toMatchObject({ ok: true });
    const [first = '', second = ''] = hashes.toSorted();
    const bytes = fs.readFileSync(path.join(beside, second));
    bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
    fs.writeFileSync(path.join(beside, second), bytes);
    expect(await verifyBackup(made?.file ?? '', parts.key)).toEqual({
      ok: false,
      problem: 'attachment-damaged',
      blob: second,
    });
    fs.rmSync(path.join(beside, first));
    expect(await verifyBackup(made?.file ?? '', parts.key)).toMatchObject({
      problem: 'attachment-missing',
      blob: first,
    });
  });

  test('tables of a search index travel as well', async () => {
    const { key } = await kiosk();
    const [from, to] = [path.join(newFolder(), 'a.db'), path.join(newFolder(), 'b.db')];
    const db = newDatabase(from, key);
    db.exec(`CREATE VIRTUAL TABLE names USING fts5 (name); INSERT INTO names VALUES ('Алма'), ('Бота');
      CREATE TABLE plain (a TEXT PRIMARY KEY, b BLOB, c ANY) STRICT, WITHOUT ROWID;
      INSERT INTO plain VALUES ('x', x'00ff', 9007199254740993), ('y', NULL, 1.5);
      CREATE TRIGGER never AFTER INSERT ON plain BEGIN SELECT raise(ABORT, 'again'); END; PRAGMA user_version = 7`);
    db.close();
    await copyDatabase(from, to, key, inSlices(), () => null);
    const copy = openDatabaseToRead(to, key);
    expect(copy.prepare(`SELECT name FROM names WHERE names MATCH 'алма'`).pluck().all()).toEqual(['Алма']);
    expect(copy.prepare('SELECT * FROM plain').raw().safeIntegers().all()).toEqual([
      ['x', Buffer.from([0, 255]), 9007199254740993n],
      ['y', null, 1.5],
    ]);
    expect(copy.pragma('user_version', { simple: true })).toBe(7);
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    copy.close();
  });
});

describe('which backups are kept', () => {
  const file = (day: number, seq: number, prunings = 0) => {
    const name = nameOf({ device: DEVICE, seq, prunings }, instantAt(NOW + day * DAY + seq * 60_000));
    return name;
  };
  const keptOf = (files: string[]) => {
    const all = backupsOf(DEVICE, files);
    const gone = expired(all);
    return all.filter((one) => !gone.includes(one)).map(({ name }) => name);
  };

  test('the newest three, and the last one of each of seven days', () => {
    const files = Array.from({ length: 10 }, (_, day) =>
      [1, 2, 3, 4].map((n) => file(day, day * 10 + n)),
    ).flat();
    const kept = keptOf(files);
    expect(kept.map((name) => Number(/-e(\d+)-/.exec(name)?.[1]))).toEqual([
      94, 93, 92, 84, 74, 64, 54, 44, 34,
    ]);
  });

  test('none that was made before data was last pruned, whatever the clock said', () => {
    const files = [file(0, 10), file(1, 20), file(9, 21), file(2, 22, 1), file(-400, 23, 1)];
    expect(keptOf(files)).toEqual([files[4], files[3]]);
  });

  test('the newest always, and nobody else’s ever', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.nat(500), fc.nat(3)), { minLength: 1 }),
        (made) => {
          const files = made.map(([day, seq, prunings]) => file(day, seq, prunings));
          const other = nameOf({ device: DEVICE.replace('1', '2'), seq: 1, prunings: 0 }, instantAt(NOW));
          const all = backupsOf(DEVICE, [...files, other, 'kiosk.db', '.qalqan-x.new']);
          const gone = expired(all);
          expect(all).toHaveLength(files.length);
          expect(gone).not.toContain(all[0]);
          const newest = Math.max(...made.map(([, , prunings]) => prunings));
          expect(all.filter((one) => !gone.includes(one)).every((one) => one.prunings === newest)).toBe(true);
        },
      ),
    );
  });
});

describe('backups are made by themselves', () => {
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
});
