import fs from 'node:fs';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterEach, describe, expect, test } from 'vitest';
import type { DeskState } from '../../../shared/api/views.ts';
import { audit } from '../journal/audit.ts';
import { entryOf } from '../journal/rows.ts';
import { openDatabase } from '../store/database.ts';
import { inSlices } from '../store/slices.ts';
import { banAnswers, newFolder, openTestCore, type TestCore } from '../testing/desk.ts';
import { kioskParts, type KioskParts } from '../testing/parts.ts';
import { AT, DEVICE, PIN } from '../testing/people.ts';
import { makeBackup } from './make.ts';
import { restoreBackup } from './restore.ts';
import { KEPT, salvage } from './salvage.ts';

const NOW = Date.parse(AT);
const PAGE = 4096;
const cores: TestCore[] = [];
afterEach(async () => {
  for (const core of cores.splice(0)) await core.close();
});

/** A kiosk with entries, verdicts and a backup from the middle of them; closed. */
async function kiosk(bans = 30, backupAt = 20): Promise<KioskParts & { backup: string }> {
  const parts = await kioskParts();
  const fill = (from: number, to: number) =>
    parts.db.transaction(() => {
      for (let i = from; i < to; i++) {
        const row = parts.addBan(`Planted ${i}`, i % 5 === 0 ? 700 : 10);
        if (i < backupAt / 2) parts.verdicts.add([parts.feed.add(entryOf(row), 'recorded')]);
      }
    })();
  fill(0, backupAt);
  await parts.blobs.add(DEVICE, 'paper', Buffer.from('%PDF-1.7 Planted'));
  const of = { data: parts.data, folder: newFolder(), keyHex: parts.key, nowMs: NOW };
  const made = await makeBackup(of, inSlices());
  fill(backupAt, bans);
  parts.db.close();
  return { ...parts, backup: made?.file ?? '' };
}
const fileOf = ({ data }: KioskParts) => path.join(data, 'kiosk.db');
const pagesOf = (parts: KioskParts) => fs.statSync(fileOf(parts)).size / PAGE;
function damage(file: string, page: number): void {
  const bytes = fs.readFileSync(file);
  bytes.fill(0x55, page * PAGE + 100, page * PAGE + 300);
  fs.writeFileSync(file, bytes);
}
function opened(data: string, boot = 'boot-2'): TestCore {
  const core = openTestCore(data, { boot });
  cores.push(core);
  return core;
}

describe('putting a backup back', () => {
  test('a sound file is left alone, and so is one that a kiosk has open', async () => {
    const parts = await kiosk();
    expect(await restoreBackup(parts.backup, parts.data, parts.key, NOW)).toEqual({
      ok: false,
      problem: 'intact',
    });
    damage(fileOf(parts), 12);
    const held = openDatabase(fileOf(parts), parts.key);
    expect(await restoreBackup(parts.backup, parts.data, parts.key, NOW)).toEqual({
      ok: false,
      problem: 'running',
    });
    expect(fs.readdirSync(parts.data).some((name) => name.includes('damaged'))).toBe(false);
    held.close();
    expect(await restoreBackup(parts.backup, parts.data, parts.key, NOW)).toMatchObject({ ok: true });
  });

  test('a backup that does not hold is not put in the place of anything', async () => {
    const parts = await kiosk();
    damage(fileOf(parts), 12);
    const before = fs.readFileSync(fileOf(parts));
    damage(parts.backup, 5);
    expect(await restoreBackup(parts.backup, parts.data, parts.key, NOW)).toMatchObject({
      problem: 'backup',
    });
    expect(await restoreBackup('/nowhere.db', parts.data, parts.key, NOW)).toMatchObject({
      problem: 'backup',
      backup: { problem: 'no-backup' },
    });
    expect(fs.readFileSync(fileOf(parts)).equals(before)).toBe(true);
  });

  test('the damaged file is kept aside, and the kiosk says what is missing and takes nothing more', async () => {
    const parts = await kiosk();
    damage(fileOf(parts), 12);
    const damaged = fs.readFileSync(fileOf(parts));
    const result = await restoreBackup(parts.backup, parts.data, parts.key, NOW);
    if (!result.ok || result.aside === null) throw new Error(JSON.stringify(result));
    expect(result).toMatchObject({ head: { seq: 21 }, missing: [] });
    expect(fs.readFileSync(result.aside).equals(damaged)).toBe(true);
    const core = opened(parts.data);
    const state: DeskState = await core.value('desk.state', {});
    expect(state.kiosk.stop).toBe('cut-tail');
    await core.value('staff.signIn', { key: uuidv7(), number: '1001', pin: PIN });
    expect(await core.value('entries.list', { limit: 1 })).toMatchObject({ total: 20 });
    const id = uuidv7();
    await core.value('drafts.start', { key: id, journey: 'ban', language: 'kk' });
    expect(await core.call('entries.confirm', { id, answers: banAnswers() })).toMatchObject({
      problem: { code: 'core.storeDamaged' },
    });
  });

  test('even where the mark of the last entry is gone with the disk, a restored kiosk does not go on silently', async () => {
    const parts = await kiosk();
    const attachments = fs.readdirSync(path.join(parts.data, 'blobs'));
    for (const name of ['kiosk.db', 'head.mark', 'blobs'])
      fs.rmSync(path.join(parts.data, name), { recursive: true });
    expect(await restoreBackup(parts.backup, parts.data, parts.key, NOW)).toMatchObject({
      ok: true,
      aside: null,
    });
    expect(await audit(parts.data, parts.key)).toMatchObject({ ok: true, entries: 21 });
    expect(fs.readdirSync(path.join(parts.data, 'blobs'))).toEqual(attachments);
    for (const boot of ['boot-2', 'boot-3']) {
      const core = openTestCore(parts.data, { boot });
      expect(((await core.value('desk.state', {})) as DeskState).kiosk.stop).toBe('cut-tail');
      await core.close();
    }
  });
});

describe('saving what can be read', () => {
  const saveTo = (parts: KioskParts, backups: string[] = []) => {
    const to = path.join(newFolder(), 'saved.db');
    return { to, saved: salvage(parts.data, backups, to, parts.key, NOW) };
  };

  test('every table of the file is thought of', () => {
    const db = openDatabase(path.join(newFolder(), 'kiosk.db'), 'ab'.repeat(32));
    const tables = db
      .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .pluck()
      .all();
    db.close();
    // The index of acts is derived from the others.
    const saved = ['entries', 'acts', 'tallies', ...KEPT.map(({ name }) => name)];
    expect(tables.toSorted()).toEqual(saved.toSorted());
  });

  test('of a sound file, everything', async () => {
    const parts = await kiosk();
    const { saved } = saveTo(parts);
    expect(saved).toMatchObject({ entries: 31, verdicts: 10, missing: [], head: { seq: 31 } });
  });

  test('whichever page is damaged, every entry that it does not hold is saved, and with a backup all that the backup holds', async () => {
    const parts = await kiosk();
    const whole = fs.readFileSync(fileOf(parts));
    const lost: number[] = [];
    for (let page = 1; page < pagesOf(parts); page++) {
      fs.writeFileSync(fileOf(parts), whole);
      damage(fileOf(parts), page);
      const alone = saveTo(parts).saved;
      // Without the page that holds the device's keys nothing can be verified: the backup has them.
      if (alone) lost.push(alone.missing.length);
      const together = saveTo(parts, [parts.backup]).saved;
      expect(together?.missing.every((seq) => seq > 21)).toBe(true);
      expect(together?.verdicts).toBe(10);
    }
    expect(lost.length).toBeGreaterThan(pagesOf(parts) / 2);
    // All the entries of one leaf at most, save for the one page above all leaves.
    expect(lost.filter((count) => count > 8).length).toBeLessThanOrEqual(1);
  }, 120_000);

  test('what was saved is put back like a backup; a kiosk with a hole in its journal stays stopped and shows the rest', async () => {
    const parts = await kiosk();
    const whole = fs.readFileSync(fileOf(parts));
    let held: { to: string; missing: number[] } | null = null;
    for (let page = 1; page < pagesOf(parts) && !held; page++) {
      fs.writeFileSync(fileOf(parts), whole);
      damage(fileOf(parts), page);
      const { to, saved } = saveTo(parts);
      const missing = saved?.missing ?? [];
      if (saved && missing.length > 0 && missing.length < 10 && saved.head.seq === 31) held = { to, missing };
    }
    if (!held) throw new Error('no page with a hole was found');
    const result = await restoreBackup(held.to, parts.data, parts.key, NOW);
    expect(result).toMatchObject({ ok: true, missing: held.missing, head: { seq: 31 } });
    const core = opened(parts.data);
    const state: DeskState = await core.value('desk.state', {});
    expect(state.kiosk.stop).toBeDefined();
    await expect.poll(() => core.states.at(-1)?.kiosk.stop).toBe('damaged');
  }, 120_000);

  test('where the keys are in no source, it says so and writes nothing', async () => {
    const parts = await kiosk();
    fs.writeFileSync(fileOf(parts), 'not a database at all');
    const { to, saved } = saveTo(parts);
    expect(saved).toBeNull();
    expect(fs.existsSync(to)).toBe(false);
  });
});

describe('a damaged page', () => {
  test('is noticed at start in every page that is in use, and said so; nothing is accepted any more', async () => {
    const parts = await kiosk(12, 8);
    const whole = fs.readFileSync(fileOf(parts));
    const silent: number[] = [];
    for (let page = 0; page < pagesOf(parts); page++) {
      fs.writeFileSync(fileOf(parts), whole);
      damage(fileOf(parts), page);
      let stop: unknown;
      try {
        const core = openTestCore(parts.data, { boot: `boot-${page}` });
        try {
          const answer = await core.call('desk.state', {});
          stop = answer.ok ? (answer.value as DeskState).kiosk.stop : answer.problem.code;
        } finally {
          await core.close();
        }
      } catch (error) {
        stop = /core\.storeDamaged/.exec(String(error))?.[0];
      }
      if (stop !== 'damaged' && stop !== 'core.storeDamaged') silent.push(page);
    }
    expect(silent).toEqual([]);
  }, 120_000);

  test('met by a call while the kiosk runs stops it, and every window is told', async () => {
    // Many more pages than SQLite keeps in memory, so that a call has to read the disk again.
    const parts = await kioskParts();
    parts.db.transaction(() => {
      for (let i = 0; i < 200; i++) parts.addBan(`Planted ${i}`, 16_000);
    })();
    parts.db.close();
    const core = opened(parts.data);
    await core.value('staff.signIn', { key: uuidv7(), number: '1001', pin: PIN });
    await expect.poll(() => core.states.at(-1)?.health.journal, { timeout: 20_000 }).toBe('verified');
    const fd = fs.openSync(fileOf(parts), 'r+');
    for (let page = 2; page < pagesOf(parts); page++)
      fs.writeSync(fd, Buffer.alloc(50, 0x55), 0, 50, page * PAGE);
    fs.closeSync(fd);
    const problems = [];
    for (let before = 201; before > 1; before -= 10) {
      const answer = await core.call('entries.list', { limit: 10, before });
      if (!answer.ok) problems.push(answer.problem.code);
    }
    expect([...new Set(problems)]).toEqual(['core.storeDamaged']);
    // Either the state can still be read and says so, or main is told why there is none.
    await expect.poll(() => core.states.at(-1)?.kiosk.stop ?? core.failures[0]?.code).toMatch(/damaged/i);
  }, 60_000);
});
