import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkRegistry } from '../../../registry/check.ts';
import { systemClock } from '../../../registry/clock.ts';
import { openData } from '../../../registry/data.ts';
import { generateYear } from '../../../registry/demo/year/generate.ts';
import { freshDatabase } from '../database.ts';

test('the figures of a generated year are, to the tiyn, what SQL says of it, and all that made it verifies', async () => {
  const data = mkdtempSync(path.join(tmpdir(), 'qalqan-year-'));
  const databaseUrl = await freshDatabase();
  const wish = { data, databaseUrl, seed: 7, until: '2026-10-31', share: 0.06 };
  const year = await generateYear(wish, () => {});
  expect(year).toMatchObject({
    equal: true,
    from: '2025-11-01',
    figures: { released: 8, representations: 6 },
  });
  expect(year.figures).toEqual(year.sql);
  // A tiyn for each loan whose share of the sum was rounded.
  expect(Math.abs(Number(year.figures.suspended) - 0.06 * 71_710_000_000)).toBeLessThan(100);
  expect(year.before.loans).toBeGreaterThan(0);
  await expect(generateYear(wish, () => {})).rejects.toThrow('somebody is enrolled');
  const context = await openData(data, systemClock, {}, databaseUrl);
  expect(await checkRegistry(context)).toMatchObject({ ok: true, problems: [] });
  await context.close();
  rmSync(data, { recursive: true, force: true });
});
