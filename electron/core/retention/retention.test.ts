import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterEach, describe, expect, test } from 'vitest';
import { instantAt } from '../../../shared/domain/dates.ts';
import type { Verdict } from '../../../shared/protocol/schema/verdict.ts';
import { audit } from '../journal/audit.ts';
import { entryOf, type EntryRow } from '../journal/rows.ts';
import { confirmBan, openAtDesk, openFile, openTestCore } from '../testing/desk.ts';
import { kioskParts, type KioskParts } from '../testing/parts.ts';
import { AT, DEVICE } from '../testing/people.ts';
import { DISMISSED, dueAtMs } from './due.ts';
import { registryTimeMs, startRetention, type Retention } from './schedule.ts';

const NOW = Date.parse(AT);
const DAY = 24 * 60 * 60_000;
/** By the tests' policy. */
const DAYS = 30;

const open: { close(): unknown }[] = [];
const running: Retention[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  for (const one of open.splice(0)) one.close();
});

async function kiosk(): Promise<KioskParts> {
  const parts = await kioskParts();
  open.push(parts.db);
  return parts;
}
/** The registry says of `row`, on this day, that it is in `state`. */
function says(parts: KioskParts, row: EntryRow, state: Verdict['state'], day = 0): void {
  const decidedAt = instantAt(NOW + day * DAY);
  const reason = { code: 'x', kk: 'x', ru: 'x', en: 'x' };
  parts.verdicts.add([
    parts.feed.add(entryOf(row), state, { decidedAt, ...(state === 'refused' ? { reason } : {}) }),
  ]);
}
/** Prunes as of this day by the registry's clock. */
async function pruneOn(parts: KioskParts, day: number): Promise<number> {
  parts.heard.pageAt = instantAt(NOW + day * DAY);
  const retention = startRetention(parts, parts.key);
  running.push(retention);
  return retention.run();
}
const isPruned = (parts: KioskParts, { seq }: EntryRow) => parts.journal.bySeq(seq)?.body === null;

describe('what is pruned, and when', () => {
  test('what a citizen sealed in a session that came to nothing goes after its days, not before', async () => {
    const parts = await kiosk();
    parts.leftSeals.keep({ person: 'planted', sealed: 'sealed', at: new Date(NOW + DAY).toISOString() });
    await pruneOn(parts, DAYS + 0.99);
    expect(parts.leftSeals.of('planted')).toEqual(['sealed']);
    await pruneOn(parts, DAYS + 1.01);
    expect(parts.leftSeals.of('planted')).toEqual([]);
  });

  test.each(['recorded', 'in-force', 'ended'] as const)(
    'what is %s goes after its days, not before',
    async (state) => {
      const parts = await kiosk();
      const row = parts.addBan('Planted');
      says(parts, row, state, 1);
      expect(await pruneOn(parts, DAYS + 0.99)).toBe(0);
      expect(isPruned(parts, row)).toBe(false);
      expect(await pruneOn(parts, DAYS + 1)).toBe(1);
      const pruned = parts.journal.bySeq(row.seq);
      expect(pruned).toEqual({ ...row, salt: null, body: null });
      expect(parts.verdicts.of(row.id)[0]?.number).toMatch(/^KZ-/);
      expect(await audit(parts.data, parts.key)).toMatchObject({ ok: true, entries: 2 });
    },
  );

  test('what waits or is held stays for ever, and so does the opening of the journal', async () => {
    const parts = await kiosk();
    const [waiting, held] = [parts.addBan('Waiting'), parts.addBan('Held')];
    const opening = parts.journal.bySeq(1);
    if (!opening) throw new Error('no opening');
    says(parts, held, 'held');
    says(parts, opening, 'recorded');
    expect(await pruneOn(parts, 100_000)).toBe(0);
    expect([waiting, held, opening].some((row) => isPruned(parts, row))).toBe(false);
  });

  test('the days count from the latest verdict', async () => {
    const parts = await kiosk();
    const row = parts.addBan('Planted');
    says(parts, row, 'recorded');
    says(parts, row, 'ended', 20);
    expect(await pruneOn(parts, DAYS + 1)).toBe(0);
    expect(await pruneOn(parts, DAYS + 20)).toBe(1);
  });

  test('what was refused stays until its correction, or its dismissal, is recorded', async () => {
    const parts = await kiosk();
    const [corrected, dismissed, left] = [parts.addBan('One'), parts.addBan('Two'), parts.addBan('Three')];
    for (const row of [corrected, dismissed, left]) says(parts, row, 'refused');
    const correction = parts.add('correction', { corrects: corrected.id, body: {}, reason: 'x' });
    const dismissal = parts.add('desk.event', { what: DISMISSED, who: '2001', about: dismissed.id });
    parts.add('desk.event', { what: 'seen', who: '2001', about: left.id });
    expect(await pruneOn(parts, 1000)).toBe(0);
    says(parts, correction, 'recorded', 1000);
    says(parts, dismissal, 'recorded', 1010);
    expect(await pruneOn(parts, 1000 + DAYS)).toBe(2);
    expect([corrected, correction].every((row) => isPruned(parts, row))).toBe(true);
    expect(await pruneOn(parts, 1010 + DAYS)).toBe(2);
    expect(isPruned(parts, dismissed)).toBe(true);
    expect(isPruned(parts, left)).toBe(false);
  });

  test('a correction that was refused itself mends nothing', () => {
    const refused = { state: 'refused', decidedAt: AT } as Verdict;
    expect(dueAtMs([refused], DAYS, null)).toBeNull();
    expect(dueAtMs([refused], DAYS, instantAt(NOW + DAY))).toBe(NOW + (DAYS + 1) * DAY);
    expect(dueAtMs([], DAYS, AT)).toBeNull();
    expect(dueAtMs([{ state: 'held', decidedAt: AT } as Verdict], DAYS, AT)).toBeNull();
  });

  test('a forged verdict prunes nothing', async () => {
    const parts = await kiosk();
    const row = parts.addBan('Planted');
    parts.verdicts.add([{ ...parts.feed.add(entryOf(row), 'held'), state: 'recorded' }]);
    expect(await pruneOn(parts, 1000)).toBe(0);
  });
});

describe('by whose clock', () => {
  test('only by the registry’s, from a page that it signed', async () => {
    const parts = await kiosk();
    const row = parts.addBan('Planted');
    says(parts, row, 'recorded');
    parts.clock.pass(1000 * DAY);
    const retention = startRetention(parts, parts.key);
    running.push(retention);
    expect(registryTimeMs(parts)).toBeNull();
    expect(await retention.run()).toBe(0);
    parts.kept.pageAt.write(instantAt(NOW + DAY));
    expect(await retention.run()).toBe(0);
    parts.heard.pageAt = instantAt(NOW + (DAYS + 1) * DAY);
    expect(await retention.run()).toBe(1);
  });

  test('a kiosk that is stopped, or not yet known to be whole, changes nothing', async () => {
    const parts = await kiosk();
    says(parts, parts.addBan('Planted'), 'recorded');
    parts.health.stop = 'cut-tail';
    expect(await pruneOn(parts, 1000)).toBe(0);
    parts.health.stop = null;
    parts.health.journal = 'verifying';
    expect(await pruneOn(parts, 1000)).toBe(0);
  });
});

describe('what is left of it', () => {
  /** Every text `<<n>>` in any page of the file, used or free, decrypted. */
  const left = (db: KioskParts['db']) =>
    new Set(
      [
        ...db
          .serialize()
          .toString('latin1')
          .matchAll(/<<(\d+)>>/g),
      ].map(([, n]) => Number(n)),
    );

  test('a random journal, pruned at random times: only what is due goes, nothing of it can be read in any page, and all verifies', async () => {
    const act = fc.record({
      length: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 500, max: 4000 })),
      state: fc.constantFrom('waiting', 'recorded', 'in-force', 'ended', 'held', 'refused'),
      day: fc.integer({ min: 0, max: 60 }),
    });
    const property = fc.asyncProperty(
      fc.array(act, { minLength: 5, maxLength: 40 }),
      fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 4 }),
      async (acts, days) => {
        const parts = await kiosk();
        const rows: EntryRow[] = [];
        // Drafts come and go meanwhile, in and out of the same pages.
        parts.db.transaction(() => {
          acts.forEach(({ length, state, day }, n) => {
            const id = uuidv7();
            parts.drafts.start({ id, session: DEVICE, journey: 'ban', language: 'kk', startedAt: AT });
            for (const part of [3, 1, 2]) {
              const content = { text: `<<${n}>>`.repeat(Math.ceil(length / part)) };
              parts.drafts.save({ id, screen: '', who: '', language: 'kk', content }, AT);
            }
            const row = parts.addBan(`<<${n}>>`, length);
            parts.drafts.remove(id);
            rows.push(row);
            if (state !== 'waiting') says(parts, row, state, day);
          });
        })();
        for (const [round, day] of days.toSorted((a, b) => a - b).entries()) {
          await pruneOn(parts, day);
          const isDue = acts.map(({ state, day: of }) => {
            const isFinal = state === 'recorded' || state === 'in-force' || state === 'ended';
            return isFinal && of + DAYS <= day;
          });
          expect(rows.map((row) => isPruned(parts, row))).toEqual(isDue);
          const readable = left(parts.db);
          expect(acts.flatMap((_, n) => (isDue[n] && readable.has(n) ? [n] : []))).toEqual([]);
          expect(acts.flatMap((_, n) => (!isDue[n] && !readable.has(n) ? [n] : []))).toEqual([]);
          // Of what went, the log holds nothing either.
          expect(fs.statSync(path.join(parts.data, 'kiosk.db-wal')).size).toBe(0);
          parts.addBan(`after ${round}`);
        }
        expect(await audit(parts.data, parts.key)).toMatchObject({ ok: true });
        parts.db.close();
      },
    );
    await fc.assert(property, { numRuns: 15 });
  }, 120_000);

  test('its receipts are gone from the folder, those of others stay', async () => {
    const parts = await kiosk();
    const [gone, stays] = [parts.addBan('One'), parts.addBan('Two')];
    says(parts, gone, 'recorded');
    const folder = path.join(parts.data, 'receipts');
    fs.mkdirSync(folder);
    for (const { id } of [gone, stays])
      for (const end of ['80mm-1', 'a4-1', 'a4-2'])
        fs.writeFileSync(path.join(folder, `${id}-${end}.pdf`), 'x');
    await pruneOn(parts, 1000);
    expect(fs.readdirSync(folder).every((name) => name.startsWith(stays.id))).toBe(true);
    expect(fs.readdirSync(folder)).toHaveLength(3);
  });

  test('its attachments go with it, file, key and picture, once the registry has them; one that another act names stays', async () => {
    const parts = await kiosk();
    const [row, other] = [parts.addBan('One'), parts.addBan('Two')];
    const pdf = (text: string) => Buffer.from(`%PDF-1.7 ${text}`);
    const [own, shared] = [
      await parts.blobs.add(row.id, 'a', pdf('own')),
      await parts.blobs.add(row.id, 'b', pdf('shared')),
    ];
    await parts.blobs.add(other.id, 'b', pdf('shared'));
    if (!own.ok || !shared.ok) throw new Error('not attached');
    parts.blobs.keepImage(own.value.sha256, Buffer.from('<<77>>'.repeat(8_000)));
    says(parts, row, 'recorded');
    expect(await pruneOn(parts, 1000)).toBe(0);
    for (const { value } of [own, shared]) parts.blobs.delivered(value.sha256);
    expect(await pruneOn(parts, 1000)).toBe(1);
    expect(fs.readdirSync(path.join(parts.data, 'blobs'))).toEqual([shared.value.sha256]);
    expect(parts.blobs.find(own.value.sha256)).toBeNull();
    expect(left(parts.db).has(77)).toBe(false);
  });

  test('the desk goes on showing when it was accepted and its number, and prints no receipt of it', async () => {
    const core = await openAtDesk();
    const id = await confirmBan(core);
    await core.close();
    const db = openFile(core.data);
    db.prepare('UPDATE entries SET salt = NULL, body = NULL WHERE id = ?').run(id);
    db.close();
    const again = openTestCore(core.data);
    expect(await again.value('entries.show', { id })).toMatchObject({
      state: 'waiting',
      at: AT,
      who: '',
      iinLast4: '',
    });
    expect(await again.call('receipts.make', { entry: id })).toMatchObject({
      problem: { code: 'core.noReceipt' },
    });
    await expect.poll(() => again.states.at(-1)?.health.journal).toBe('verified');
    await again.close();
  });
});
