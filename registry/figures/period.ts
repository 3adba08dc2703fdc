/** Periods of figures: whole days of Kazakhstan (UTC+5), both ends included when they are asked for. */
import { KAZAKHSTAN_MS } from '../clock.ts';

/** From `fromMs` on, and before `toMs` (epoch ms). */
export type Period = { fromMs: number; toMs: number };
/** The first and the last day, both `YYYY-MM-DD`. */
export type Days = { from: string; to: string };

const DAY_MS = 86_400_000;

/** The period from the first day to the last one, both `YYYY-MM-DD`. */
export const periodOf = (from: string, to: string): Period => ({
  fromMs: Date.parse(from) - KAZAKHSTAN_MS,
  toMs: Date.parse(to) + DAY_MS - KAZAKHSTAN_MS,
});

/** The same days a year earlier; 29 February, which may not be there, is 1 March. */
export function yearBefore(days: Days): Days {
  const { fromMs, toMs } = periodOf(days.from, days.to);
  return { from: dayOf(shiftYear(fromMs)), to: dayOf(shiftYear(toMs) - DAY_MS) };
}

function shiftYear(ms: number): number {
  const day = new Date(ms + KAZAKHSTAN_MS);
  return Date.UTC(day.getUTCFullYear() - 1, day.getUTCMonth(), day.getUTCDate()) - KAZAKHSTAN_MS;
}

/** The day of a moment: `2026-03-09`. */
export const dayOf = (ms: number): string => new Date(ms + KAZAKHSTAN_MS).toISOString().slice(0, 10);

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

/** A month, a quarter or a year of the calendar: its months are from 0 on. */
export type CalendarPeriod = { year: number; months: readonly number[] };

/** The days as a period of the calendar; null where they are those of none. */
export function calendarPeriod(from: string, to: string): CalendarPeriod | null {
  const year = Number(from.slice(0, 4));
  const first = Number(from.slice(5, 7)) - 1;
  const months = [1, 3, 12]
    .filter((length) => first % length === 0)
    .map((length) => Array.from({ length }, (_, i) => first + i))
    .find((some) => {
      const days = daysOf({ year, months: some });
      return days.from === from && days.to === to;
    });
  return months ? { year, months } : null;
}

/** The first and the last day of a period of the calendar. */
export function daysOf({ year, months }: CalendarPeriod): Days {
  const day = (month: number, date: number) =>
    new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
  return { from: day(months[0] ?? 0, 1), to: day((months.at(-1) ?? 0) + 1, 0) };
}

/** That period and those of its year that end before it does, each when it ends, the shorter first. */
export function publishedUntil({ year, months }: CalendarPeriod): CalendarPeriod[] {
  const last = months.at(-1) ?? 0;
  const periods: CalendarPeriod[] = [];
  for (let month = 0; month <= last; month++)
    for (const length of [1, 3, 12]) {
      if ((month + 1) % length !== 0 || (month === last && length > months.length)) continue;
      periods.push({ year, months: Array.from({ length }, (_, i) => month - length + 1 + i) });
    }
  return periods;
}
