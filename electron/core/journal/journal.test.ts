import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DeskState } from '../../../shared/api/views.ts';
import { GENESIS } from '../../../shared/protocol/schema/entry.ts';
import { deviceKeys } from '../vault/deviceKeys.ts';
import {
  banAnswers,
  confirmBan,
  newFolder,
  openAtDesk,
  openFile,
  openTestCore,
  type TestCore,
} from '../testing/desk.ts';
import { AT, DEVICE, PIN, verdictFeed } from '../testing/people.ts';
import { audit, keyToRead } from './audit.ts';
import { HEAD_MARK_FILE } from './headMark.ts';
import { createJournal, type Journal } from './journal.ts';
import { entryOf, type EntryRow } from './rows.ts';
import { rowProblem, trustedStart, verifyAfter } from './verify.ts';
import { createVerdicts } from './verdicts.ts';
import { createKept } from '../sync/kept.ts';

const open: TestCore[] = [];
afterEach(async () => {
  for (const core of open.splice(0)) await core.close();
});
const auditOf = (data: string) => {
  const key = keyToRead(data);
  return 'key' in key ? audit(data, key.key) : Promise.resolve(key);
};
const copyOf = (data: string) => {
  const folder = newFolder();
  fs.cpSync(data, folder, { recursive: true });
  return folder;
};

/** A closed kiosk with a few entries, verdicts and a draft. */
async function closedKiosk(entries = 4): Promise<string> {
  const core = await openAtDesk();
  for (let i = 0; i < entries; i++) await confirmBan(core);
  await core.value('drafts.start', { key: uuidv7(), journey: 'ban', language: 'kk' });
  await core.close();
  const db = openFile(core.data);
  const journal = createJournal(db, () => {});
  const feed = verdictFeed(core.registry);
  for (const row of journal.after(0, 100)) feed.add(entryOf(row), 'recorded');
  createVerdicts(db, createKept(db).ring).add(feed.items);
  db.close();
  return core.data;
}

describe('appending', () => {
  const signing = (db: Parameters<typeof deviceKeys>[0]) => ({ device: DEVICE, key: deviceKeys(db).sign });
  const act = (id = uuidv7()) => ({
    id,
    kind: 'desk.event' as const,
    at: AT,
    body: { what: 'x', who: '1001' },
  });

  test('an id is appended once; the second time nothing is written', () => {
    const db = openFile(newFolder());
    const journal = createJournal(db, () => {});
    const first = journal.append(signing(db), act());
    let ran = false;
    const second = journal.append(signing(db), { ...act(first.id), body: { what: 'y', who: '1' } }, () => {
      ran = true;
    });
    expect(second).toEqual(first);
    expect(ran).toBe(false);
    expect(journal.head()).toEqual({ seq: 1, hash: first.hash });
    db.close();
  });

  test('what goes alongside goes whole or not at all', () => {
    const db = openFile(newFolder());
    const journal = createJournal(db, () => {});
    db.prepare(`INSERT INTO meta VALUES ('draft', '1')`).run();
    const failing = () => {
      db.prepare(`DELETE FROM meta WHERE name = 'draft'`).run();
      throw new Error('power');
    };
    expect(() => journal.append(signing(db), act(), failing)).toThrow('power');
    expect(journal.head().seq).toBe(0);
    expect(db.prepare(`SELECT 1 FROM meta WHERE name = 'draft'`).get()).toBeDefined();
    db.close();
  });

  test('verification at start begins at the last checkpoint that the device signed', () => {
    const db = openFile(newFolder());
    const journal = createJournal(db, () => {});
    const signed = { device: DEVICE, key: deviceKeys(db).verify };
    for (let i = 0; i < 205; i++) journal.append(signing(db), act());
    expect(trustedStart(journal, signed).seq).toBe(200);
    expect(verifyAfter(journal, { seq: 0, hash: GENESIS }, signed)).toBeNull();
    const checkpoint = journal.checkpoint.read();
    journal.checkpoint.write({ ...checkpoint, seq: 199 });
    expect(trustedStart(journal, signed).seq).toBe(0);
    db.close();
  });
});

describe('any flipped byte of any column of any entry is found', () => {
  let data = '';
  let rows: EntryRow[] = [];
  let key: ReturnType<typeof deviceKeys>['verify'];
  beforeAll(async () => {
    data = await closedKiosk();
    const db = openFile(data);
    rows = createJournal(db, () => {}).after(0, 100);
    key = deviceKeys(db).verify;
    db.close();
  });
  const TEXTS = ['id', 'device', 'kind', 'at', 'prev', 'digest', 'sig', 'hash', 'salt', 'body'] as const;

  test('in its texts', () => {
    const flips = fc.record({
      row: fc.nat(),
      column: fc.constantFrom(...TEXTS),
      at: fc.nat(),
      bit: fc.integer({ min: 0, max: 7 }),
    });
    fc.assert(
      fc.property(flips, ({ row, column, at, bit }) => {
        const index = row % rows.length;
        const before = rows[index];
        if (!before) return;
        const bytes = Buffer.from(before[column] ?? '');
        const where = at % bytes.length;
        bytes.writeUInt8(bytes.readUInt8(where) ^ (1 << bit), where);
        const changed = rows.with(index, { ...before, [column]: bytes.toString('utf8') });
        expect(
          verifyAfter(journalOf(changed), { seq: 0, hash: GENESIS }, { device: DEVICE, key }),
        ).not.toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  test('in its numbers, and when a row is gone, pruned by halves, or put elsewhere', () => {
    const [first, second, third] = rows;
    if (!first || !second || !third) throw new Error('three rows are needed');
    const genesis = { seq: 0, hash: GENESIS };
    const signed = { device: DEVICE, key };
    expect(rowProblem({ ...first, v: 2 }, genesis, signed)).toBe('signature');
    expect(rowProblem({ ...first, seq: 2 }, genesis, signed)).toBe('gap');
    expect(rowProblem({ ...first, salt: null }, genesis, signed)).toBe('form');
    expect(rowProblem({ ...first, salt: null, body: null }, genesis, signed)).toBeNull();
    expect(rowProblem({ ...first, body: ` ${first.body ?? ''}` }, genesis, signed)).toBe('body');
    expect(verifyAfter(journalOf([first, third]), genesis, signed)).toEqual({ seq: 2, problem: 'gap' });
    expect(verifyAfter(journalOf([first, { ...third, seq: 2 }]), genesis, signed)).toMatchObject({ seq: 2 });
  });

  test('a sample of every byte of the file makes the audit fail, and says so in one line', async () => {
    expect(await auditOf(data)).toMatchObject({ ok: true, entries: 6 });
    const whole = fs.readFileSync(path.join(data, 'kiosk.db'));
    const folder = copyOf(data);
    const file = path.join(folder, 'kiosk.db');
    const step = 397;
    const offsets = [
      ...Array.from({ length: 100 }, (_, i) => i),
      ...Array.from({ length: Math.floor(whole.length / step) }, (_, i) => i * step),
    ];
    const missed: number[] = [];
    for (const offset of offsets) {
      const bytes = Buffer.from(whole);
      bytes.writeUInt8(bytes.readUInt8(offset) ^ (1 << (offset % 8)), offset);
      fs.writeFileSync(file, bytes);
      if (((await auditOf(folder)) as { ok?: boolean }).ok) missed.push(offset);
    }
    expect(missed).toEqual([]);
  }, 60_000);

  test('so does any byte of the log, where it is more than an unfinished last write', async () => {
    const core = await openAtDesk();
    open.push(core);
    for (let i = 0; i < 3; i++) await confirmBan(core);
    // The head is marked once the answers are out.
    await new Promise((resolve) => setImmediate(resolve));
    const folder = copyOf(core.data);
    const wal = path.join(folder, 'kiosk.db-wal');
    const whole = fs.readFileSync(wal);
    const missed: number[] = [];
    for (let offset = 0; offset < whole.length; offset += 1511) {
      const bytes = Buffer.from(whole);
      bytes.writeUInt8(bytes.readUInt8(offset) ^ 1, offset);
      fs.writeFileSync(wal, bytes);
      fs.rmSync(`${path.join(folder, 'kiosk.db')}-shm`, { force: true });
      if (((await auditOf(folder)) as { ok?: boolean }).ok) missed.push(offset);
    }
    // The last commit is an entry, so losing its last frame is a cut tail.
    expect(missed).toEqual([]);
  }, 60_000);
});

describe('an end that was cut', () => {
  const cut = (data: string) => {
    const db = openFile(data);
    db.exec('DELETE FROM verdicts WHERE json LIKE \'%"seq":6,%\'; DELETE FROM entries WHERE seq = 6');
    db.close();
  };

  test('is found by the audit and stops the kiosk, whose other work stays readable', async () => {
    const data = await closedKiosk();
    cut(data);
    expect(await auditOf(data)).toEqual({ ok: false, problem: 'cut-tail', seq: 6 });
    const core = openTestCore(data);
    open.push(core);
    const state: DeskState = await core.value('desk.state', {});
    expect(state.kiosk.stop).toBe('cut-tail');
    expect(await core.value('entries.list', { limit: 10 })).toMatchObject({ total: 3 });
    const id = uuidv7();
    await core.value('drafts.start', { key: id, journey: 'ban', language: 'kk' });
    expect(await core.call('entries.confirm', { id, answers: banAnswers() })).toMatchObject({
      problem: { code: 'core.storeDamaged' },
    });
    expect(await core.value('drafts.list', {})).toHaveLength(2);
  });

  test('does not keep a clerk from signing in to look', async () => {
    const data = await closedKiosk();
    cut(data);
    const core = openTestCore(data, { boot: 'boot-2' });
    open.push(core);
    await core.value('staff.signIn', { key: uuidv7(), number: '1001', pin: PIN });
    expect(await core.value('entries.list', { limit: 10 })).toMatchObject({ total: 3 });
  });

  test('is not suspected where only the mark is older, empty or gone', async () => {
    const data = await closedKiosk();
    for (const content of ['', null]) {
      const mark = path.join(data, HEAD_MARK_FILE);
      if (content === null) fs.rmSync(mark, { force: true });
      else fs.writeFileSync(mark, content);
      expect(await auditOf(data)).toMatchObject({ ok: true });
      const core = openTestCore(data);
      expect(core.states.at(-1)?.kiosk.stop).toBeUndefined();
      await core.close();
      expect(fs.readFileSync(mark, 'utf8')).toContain('"seq":6');
    }
  });

  test('a mark that someone wrote over is told by the audit', async () => {
    const data = await closedKiosk();
    const mark = path.join(data, HEAD_MARK_FILE);
    fs.writeFileSync(mark, fs.readFileSync(mark, 'utf8').replace('"seq":6', '"seq":5'));
    expect(await auditOf(data)).toEqual({ ok: false, problem: 'mark-damaged' });
  });
});

test('a broken entry is found while the core starts, or soon after, and stops it', async () => {
  const data = await closedKiosk();
  const db = openFile(data);
  db.exec(`UPDATE entries SET at = '2026-11-22T10:00:00.001+05:00' WHERE seq = 2`);
  db.close();
  const core = openTestCore(data);
  open.push(core);
  const state: DeskState = await core.value('desk.state', {});
  expect(state).toMatchObject({ kiosk: { stop: 'damaged' }, health: { journal: 'broken' } });
});

test('a sound journal is said to be verified once all of it was read', async () => {
  const core = openTestCore(await closedKiosk());
  open.push(core);
  await expect.poll(() => core.states.at(-1)?.health.journal).toBe('verified');
});

test('a verdict changed in the file is found by the audit', async () => {
  const data = await closedKiosk();
  const db = openFile(data);
  db.exec(
    `UPDATE verdicts SET json = replace(json, '"state":"recorded"', '"state":"in-force"') WHERE feed = 6`,
  );
  db.close();
  expect(await auditOf(data)).toEqual({ ok: false, problem: 'verdict-signature', feed: 6 });
});

/** A journal of rows that a hand may have changed. */
function journalOf(rows: EntryRow[]): Journal {
  const unused = () => {
    throw new Error('not needed to verify');
  };
  return {
    head: unused,
    append: unused,
    byId: unused,
    bySeq: unused,
    checkpoint: { read: unused, raw: unused, write: unused, clear: unused },
    after: (seq, limit) => rows.filter((_, index) => index >= seq).slice(0, limit),
  };
}
