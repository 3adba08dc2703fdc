/** A date that was typed into three fields, `<name>.day`, `<name>.month`, `<name>.year`. */
import { parseDateParts, parseIsoDate, type DatePart, type IsoDate } from '../../shared/domain/dates.ts';
import { textOf, type FieldProblem, type Typed } from './typed.ts';

export const DATE_PARTS: readonly DatePart[] = ['day', 'month', 'year'];

/** The paths of the three fields. */
export const datePaths = (name: string): string[] => DATE_PARTS.map((part) => `${name}.${part}`);

/** What to type so that the three fields say that day, `YYYY-MM-DD`; nothing where there is none. */
export function dateChange(name: string, day: string | undefined): Typed {
  if (day === undefined) return {};
  const [year = '', month = '', date = ''] = day.split('-');
  return { [`${name}.day`]: date, [`${name}.month`]: month, [`${name}.year`]: year };
}

/** The three fields as they were typed. */
export function datePartsTyped(typed: Typed, name: string): Record<DatePart, string> {
  const part = (one: DatePart) => textOf(typed, `${name}.${one}`);
  return { day: part('day'), month: part('month'), year: part('year') };
}

/** The day, or null where no whole one was typed, or one after `today`. */
export function dateTyped(typed: Typed, name: string, today: string): IsoDate | null {
  const parsed = parseDateParts(datePartsTyped(typed, name), parseIsoDate(today) ?? undefined);
  return parsed.ok ? parsed.value : null;
}

/** What has to be mended in a day that has to be there and not after `today`. */
export function dateProblems(typed: Typed, name: string, today: string): FieldProblem[] {
  const parsed = parseDateParts(datePartsTyped(typed, name), parseIsoDate(today) ?? undefined);
  return parsed.ok ? [] : [{ path: `${name}.${parsed.part}`, code: parsed.code }];
}
