/**
 * Days and instants. A day is `YYYY-MM-DD`, an instant RFC 3339; ours are written with the offset
 * of Kazakhstan, which has been +05:00 everywhere since 2024-03-01, and with milliseconds.
 */

/** A day that exists: `2026-11-22`. */
export type IsoDate = string & { readonly __isoDate: unique symbol };

/** A moment as RFC 3339 with an offset: `2026-11-22T10:42:07.123+05:00`. */
export type Instant = string & { readonly __instant: unique symbol };

export type DateProblem =
  | 'date.empty'
  | 'date.day'
  | 'date.dayOfMonth'
  | 'date.month'
  | 'date.year'
  | 'date.future';

export type DatePart = 'day' | 'month' | 'year';

const OFFSET_MS = 5 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2199;

/** The parts of an instant as a clock on a wall in Kazakhstan shows them. */
export type LocalTime = { date: IsoDate; hour: number; minute: number; second: number };

/**
 * The day typed in three fields, or the part that is wrong and why. `today` is the last day allowed,
 * where the future makes no sense (a birth date).
 */
export function parseDateParts(
  parts: Readonly<Record<DatePart, string>>,
  today?: IsoDate,
): { ok: true; value: IsoDate } | { ok: false; code: DateProblem; part: DatePart } {
  const [day, month, year] = [parts.day.trim(), parts.month.trim(), parts.year.trim()];
  const wrong = (code: DateProblem, part: DatePart) => ({ ok: false as const, code, part });
  if (day === '' && month === '' && year === '') return wrong('date.empty', 'day');
  if (!isWithin(day, 1, 31)) return wrong('date.day', 'day');
  if (!isWithin(month, 1, 12)) return wrong('date.month', 'month');
  if (!/^\d{4}$/.test(year) || !isWithin(year, EARLIEST_YEAR, LATEST_YEAR)) return wrong('date.year', 'year');
  const value = parseIsoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (value === null) return wrong('date.dayOfMonth', 'day');
  if (today !== undefined && value > today) return wrong('date.future', 'year');
  return { ok: true, value };
}

/** `text` as a day, or null where it has another form or no such day exists. */
export function parseIsoDate(text: string): IsoDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Date.parse turns 31 April into 1 May in some engines and refuses it in others; writing it back decides.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? (text as IsoDate) : null;
}

/** Whole years from `birthDate` to `today`, both days; who is born on 29 February is a year older on 1 March. */
export function yearsOld(birthDate: IsoDate, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** The three fields of a day, without leading zeros, as `parseDateParts` takes them. */
export function datePartsOf(date: IsoDate): Record<DatePart, string> {
  const [year = '', month = '', day = ''] = date.split('-');
  return { day: String(Number(day)), month: String(Number(month)), year };
}

/** The moment `epochMs` (milliseconds since 1970 in UTC) as an instant at +05:00. */
export function instantAt(epochMs: number): Instant {
  return new Date(epochMs + OFFSET_MS).toISOString().replace('Z', '+05:00') as Instant;
}

/** Milliseconds since 1970 of an RFC 3339 instant with an offset; null where `text` is not one. */
export function epochMsOf(text: string): number | null {
  const form =
    /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/.exec(
      text,
    );
  if (form === null || parseIsoDate(form[1] ?? '') === null) return null;
  return Date.parse(text);
}

/** The day and the time of day at +05:00 of the moment `epochMs`. */
export function localTimeAt(epochMs: number): LocalTime {
  const shifted = new Date(epochMs + OFFSET_MS);
  return {
    date: shifted.toISOString().slice(0, 10) as IsoDate,
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
  };
}

/** The day at +05:00 of the moment `epochMs`. */
export function dateAt(epochMs: number): IsoDate {
  return localTimeAt(epochMs).date;
}

/**
 * Length in milliseconds of an ISO 8601 duration in weeks, days, hours, minutes and seconds (`PT48H`,
 * `P2D`, `PT0S`). Null for anything else, years and months too: their length depends on the calendar.
 */
export function durationMs(text: string): number | null {
  const form = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/.exec(
    text,
  );
  if (form === null) return null;
  const [weeks, days, hours, minutes, seconds] = form
    .slice(1)
    .map((n) => Number((n ?? '0').replace(',', '.')));
  const part = (n: number | undefined, ms: number) => (n ?? 0) * ms;
  return Math.round(
    part(weeks, 7 * DAY_MS) +
      part(days, DAY_MS) +
      part(hours, 3_600_000) +
      part(minutes, 60_000) +
      part(seconds, 1000),
  );
}

/** `instant` and a duration later, at +05:00; null where either is not what it should be. */
export function addDuration(instant: string, duration: string): Instant | null {
  const start = epochMsOf(instant);
  const length = durationMs(duration);
  return start === null || length === null ? null : instantAt(start + length);
}

function isWithin(text: string, least: number, most: number): boolean {
  return /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most;
}
