import { afterEach, describe, expect, test } from 'vitest';
import { foldName } from '../../../shared/domain/names.ts';
import { pageOf } from '../desk/list.ts';
import { startRetention } from '../retention/schedule.ts';
import type { Desk } from '../desk/desk.ts';
import { kioskParts, type KioskParts } from '../testing/parts.ts';
import { BEFORE_ALL } from './actIndex.ts';
import { entryOf, type EntryRow } from './rows.ts';

const open: KioskParts[] = [];
afterEach(() => open.splice(0).forEach(({ db }) => db.close()));

async function kiosk(): Promise<KioskParts> {
  const parts = await kioskParts();
  open.push(parts);
  return parts;
}
const says = (parts: KioskParts, row: EntryRow, state: 'recorded' | 'in-force' | 'refused') =>
  parts.verdicts.add([
    parts.feed.add(
      entryOf(row),
      state,
      state === 'refused' ? { reason: { code: 'x', kk: 'x', ru: 'x', en: 'x' } } : {},
    ),
  ]);
const kept = ({ db }: KioskParts) => [
  db.prepare('SELECT * FROM acts ORDER BY place').all(),
  db.prepare('SELECT * FROM tallies WHERE n <> 0 ORDER BY state, day').all(),
];
/** Derives everything again; how much of it was wrong. */
function checked({ acts }: KioskParts): number {
  let wrong = 0;
  let step = acts.check(BEFORE_ALL);
  for (; step !== 'end'; step = acts.check(step.last)) wrong += step.wrong;
  return wrong;
}
const listed = (parts: KioskParts, wanted: Parameters<typeof pageOf>[1], limit = 10, offset = 0) => {
  const { items, total } = pageOf(parts as unknown as Desk, wanted, { limit, offset });
  return [items.map(({ seq }) => seq), total];
};

describe('the index of acts', () => {
  test('says nothing that entries and verdicts do not say', async () => {
    const parts = await kiosk();
    const rows = ['One', 'Two', 'Three', 'Four'].map((name) => parts.addBan(name));
    parts.add('desk.event', { what: 'seen', who: '1001' });
    for (const row of rows.slice(0, 3)) says(parts, row, 'recorded');
    for (const row of rows.slice(0, 2)) says(parts, row, 'in-force');
    expect(checked(parts)).toBe(0);
    const before = kept(parts);
    parts.db.exec('DELETE FROM acts; DELETE FROM tallies');
    expect(parts.acts.isAstray()).toBe(true);
    expect(parts.acts.refill()).toBe(4);
    expect(kept(parts)).toEqual(before);
    expect(parts.acts.isAstray()).toBe(false);
  });

  test('is mended where someone was at it', async () => {
    const parts = await kiosk();
    const rows = ['One', 'Two', 'Three'].map((name) => parts.addBan(name));
    for (const row of rows) says(parts, row, 'recorded');
    const before = kept(parts);
    for (const change of [
      `UPDATE acts SET state = 'ended', n = 9`,
      `UPDATE acts SET words = ' planted'`,
      `UPDATE tallies SET n = 77`,
      'DELETE FROM acts WHERE place = 3',
      `INSERT INTO acts VALUES (99, '2026-11-22', ' nobody', 1, 'recorded')`,
    ]) {
      parts.db.exec(change);
      expect(checked(parts)).toBeGreaterThan(0);
      expect(kept(parts)).toEqual(before);
    }
  });

  test('forgets verdicts that do not hold', async () => {
    const parts = await kiosk();
    const row = parts.addBan('One');
    says(parts, row, 'recorded');
    says(parts, row, 'in-force');
    parts.verdicts.dropFrom(2);
    expect(listed(parts, { states: ['recorded'] })).toEqual([[row.seq], 1]);
    parts.verdicts.dropFrom(1);
    expect(listed(parts, { states: ['waiting'] })).toEqual([[row.seq], 1]);
    expect(checked(parts)).toBe(0);
  });

  test('holds no word of what retention has removed', async () => {
    const parts = await kiosk();
    const row = parts.addBan('Planted');
    says(parts, row, 'recorded');
    parts.heard.pageAt = '2036-11-22T10:00:00.000+05:00';
    const retention = startRetention(parts, parts.key);
    expect(await retention.run()).toBe(1);
    await retention.stop();
    expect(listed(parts, { words: [' planted'] })).toEqual([[], 0]);
    expect(listed(parts, {})).toEqual([[row.seq], 1]);
    expect(checked(parts)).toBe(0);
    expect(parts.db.serialize().includes('planted')).toBe(false);
  });
});

describe('pages', () => {
  test('of every state follow each other, the newest first', async () => {
    const parts = await kiosk();
    const rows = Array.from({ length: 7 }, (_, n) => parts.addBan(`Name ${n}`));
    const seqs = rows.map(({ seq }) => seq).toReversed();
    for (const row of rows.slice(0, 5)) says(parts, row, 'recorded');
    for (const row of rows.slice(0, 2)) says(parts, row, 'in-force');
    for (const row of rows.slice(4, 5)) says(parts, row, 'refused');
    expect(listed(parts, {}, 3)).toEqual([seqs.slice(0, 3), 7]);
    expect(listed(parts, {}, 3, 5)).toEqual([seqs.slice(5), 7]);
    expect(listed(parts, { states: ['waiting'] })).toEqual([[8, 7], 2]);
    expect(listed(parts, { states: ['recorded', 'in-force'] }, 2, 1)).toEqual([[4, 3], 4]);
    expect(listed(parts, { toMend: true })).toEqual([[6], 1]);
    expect(listed(parts, { toMend: true, words: [' name'] })).toEqual([[6], 1]);
    expect(listed(parts, { words: [' name', ' 3'] })).toEqual([[5], 1]);
  });

  test('are found by the number, or the beginning of any word of the name, however it is written', async () => {
    const parts = await kiosk();
    const row = parts.addBan('Өмірзақова-Ёлкина Ұлжан Әбілқызы');
    const found = (text: string) => listed(parts, { words: foldName(text).match(/ \S+/g) ?? [] })[1];
    for (const text of [
      '500101300003',
      '5001013',
      'өмірзақова',
      'ӨМІР',
      'омирзак',
      'елкина',
      'Ұлж әбіл',
      'улжан елк',
    ])
      expect([text, found(text)]).toEqual([text, 1]);
    for (const text of ['300003', 'жан', 'Ұлжан Серік']) expect([text, found(text)]).toEqual([text, 0]);
    expect(row.seq).toBe(2);
  });
});
