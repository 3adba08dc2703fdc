/** Periods of figures: whole days of Kazakhstan (UTC+5), both ends included when they are asked for. */
import { KAZAKHSTAN_MS } from '../clock.ts';

/** From `fromMs` on, and before `toMs` (epoch ms). */
export type Period = { fromMs: number; toMs: number };

const DAY_MS = 86_400_000;

/** The period from the first day to the last one, both `YYYY-MM-DD`. */
export const periodOf = (from: string, to: string): Period => ({
  fromMs: Date.parse(from) - KAZAKHSTAN_MS,
  toMs: Date.parse(to) + DAY_MS - KAZAKHSTAN_MS,
});

/** The same days a year earlier; 29 February, which may not be there, is 1 March. */
export const yearBefore = ({ fromMs, toMs }: Period): Period => ({
  fromMs: shiftYear(fromMs),
  toMs: shiftYear(toMs),
});

function shiftYear(ms: number): number {
  const day = new Date(ms + KAZAKHSTAN_MS);
  return Date.UTC(day.getUTCFullYear() - 1, day.getUTCMonth(), day.getUTCDate()) - KAZAKHSTAN_MS;
}

/** The month of a moment: `2026-03`. */
export const monthOf = (ms: number): string => new Date(ms + KAZAKHSTAN_MS).toISOString().slice(0, 7);

/** The month after a year: `2025-03` → `2026-03`. */
export const monthNextYear = (month: string): string => `${Number(month.slice(0, 4)) + 1}${month.slice(4)}`;

/** Every month of the period, in order. */
export function monthsOf({ fromMs, toMs }: Period): string[] {
  const months: string[] = [];
  const first = new Date(fromMs + KAZAKHSTAN_MS);
  for (let i = 0; ; i++) {
    const ms = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + i) - KAZAKHSTAN_MS;
    if (ms >= toMs) return months;
    months.push(monthOf(ms));
  }
}

/** Whether the days are those of whole months. */
export const isOfWholeMonths = (from: string, to: string): boolean =>
  from.endsWith('-01') && new Date(Date.parse(to) + DAY_MS).toISOString().slice(8, 10) === '01';
