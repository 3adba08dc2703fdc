/** What of the registry's figures is shown: measures, names of rows, and rows for programs that calculate. */
import type { Figures, Stats, StatsRow } from '../../../../shared/protocol/schema/stats.ts';
import type { IsoDate } from '../../../../shared/domain/dates.ts';
import { tenge } from '../cases/caseRows.ts';
import type { Texts } from '../app/texts.tsx';

export const MEASURES = ['loans', 'people', 'suspended', 'cancelled'] as const;
export type Measure = (typeof MEASURES)[number];

/** A figure by its measure; null where it is hidden. Sums are in tiyn. */
export function measured(figures: Figures | undefined, measure: Measure): number | null {
  if (!figures) return null;
  if (measure === 'loans' || measure === 'people') return figures.filed?.[measure] ?? null;
  return figures[measure]?.amount ?? null;
}

export const isMoney = (measure: Measure): boolean => measure === 'suspended' || measure === 'cancelled';

/** What a row is called. */
export function rowName({ key, name }: StatsRow, by: Stats['by'], { t, language, named }: Texts): string {
  if (key === '') return t('console.stats.unknown');
  if (name) return name[language];
  if (by === 'month') {
    const [year = '', month = ''] = key.split('-');
    return `${named(`console.stats.month.${month}`, month)} ${year}`;
  }
  if (by === 'group') return named(`console.stats.group.${key}`, key);
  return named(`console.region.${key}`, key);
}

const plain = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value).replace('.', ',');
const asTenge = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : tenge(value);

/** The figures as rows, the first with the names of the columns; sums in tenge, to the tiyn. */
export function statsRows(stats: Stats, texts: Texts): string[][] {
  const { t } = texts;
  const line = (name: string, { figures, before, growth }: Omit<StatsRow, 'key' | 'name'>) => [
    name,
    plain(figures.filed?.loans),
    plain(figures.filed?.people),
    asTenge(figures.suspended?.amount),
    asTenge(figures.cancelled?.amount),
    plain(figures.cancelled?.people),
    plain(figures.representations),
    plain(before?.filed?.loans),
    plain(growth?.loans),
  ];
  const names = [
    'key',
    'loans',
    'people',
    'suspended',
    'cancelled',
    'released',
    'representations',
    'loansBefore',
    'growth',
  ] as const;
  return [
    names.map((name) => t(`console.stats.column.${name}`)),
    ...stats.rows.map((row) => line(rowName(row, stats.by, texts), row)),
    line(t('console.stats.all'), stats.total),
  ];
}

/** The day written as documents in Kazakhstan have it, `22.11.2026`; null where there is none. */
export function dayIn(typed: string): IsoDate | null {
  const [, day = '', month = '', year = ''] = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(typed.trim()) ?? [];
  const date = `${year}-${month}-${day}`;
  const found = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(found.getTime()) || found.toISOString().slice(0, 10) !== date
    ? null
    : (date as IsoDate);
}

/** From the first of January to today: what a report is asked for first. */
export function thisYear(today: IsoDate): { from: string; to: string } {
  return { from: `${today.slice(0, 4)}-01-01`, to: today };
}

/** A month, a quarter or a year that is over: what may be published. */
export type EndedPeriod = { kind: 'month' | 'quarter' | 'year'; from: string; to: string };

const MOST = { month: 24, quarter: 8, year: 3 };
const LENGTHS = { year: 12, quarter: 3, month: 1 };

/** Those that are over on `today`, the latest of each kind first: years, quarters, months. */
export function endedPeriods(today: string): EndedPeriod[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const day = (months: number, date: number) =>
    new Date(Date.UTC(year, months, date)).toISOString().slice(0, 10);
  return (['year', 'quarter', 'month'] as const).flatMap((kind) => {
    const length = LENGTHS[kind];
    const next = Math.floor((month - 1) / length) * length;
    return Array.from({ length: MOST[kind] }, (_, i) => {
      const first = next - (i + 1) * length;
      return { kind, from: day(first, 1), to: day(first + length, 0) };
    });
  });
}

/** What such a period is called. */
export function periodName({ kind, from }: EndedPeriod, { t, named }: Pick<Texts, 't' | 'named'>): string {
  const [year = '', month = ''] = from.split('-');
  if (kind === 'year') return t('console.stats.year', { year });
  if (kind === 'quarter') return t('console.stats.quarter', { n: Math.ceil(Number(month) / 3), year });
  return `${named(`console.stats.month.${month}`, month)} ${year}`;
}
