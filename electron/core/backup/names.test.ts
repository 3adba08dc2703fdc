import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantAt } from '../../../shared/domain/dates.ts';
import { AT, DEVICE } from '../testing/people.ts';
import { backupsOf, expired, nameOf } from './names.ts';

const NOW = Date.parse(AT);
const DAY = 24 * 60 * 60_000;

/** The name of a backup of that day and number. */
const file = (day: number, seq: number, prunings = 0) => {
  const name = nameOf({ device: DEVICE, seq, prunings }, instantAt(NOW + day * DAY + seq * 60_000));
  return name;
};
const keptOf = (files: string[]) => {
  const all = backupsOf(DEVICE, files);
  const gone = expired(all);
  return all.filter((one) => !gone.includes(one)).map(({ name }) => name);
};

test('kept are the newest three, and the last one of each of seven days', () => {
  const files = Array.from({ length: 10 }, (_, day) =>
    [1, 2, 3, 4].map((n) => file(day, day * 10 + n)),
  ).flat();
  const kept = keptOf(files);
  expect(kept.map((name) => Number(/-e(\d+)-/.exec(name)?.[1]))).toEqual([
    94, 93, 92, 84, 74, 64, 54, 44, 34,
  ]);
});

test('kept is none that was made before data was last pruned, whatever the clock said', () => {
  const files = [file(0, 10), file(1, 20), file(9, 21), file(2, 22, 1), file(-400, 23, 1)];
  expect(keptOf(files)).toEqual([files[4], files[3]]);
});

test('kept is the newest always, and nobody else’s ever', () => {
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
