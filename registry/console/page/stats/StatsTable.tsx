import type { Stats, StatsRow } from '../../../../shared/protocol/schema/stats.ts';
import { wholeNumber } from '../../../../shared/texts/numbers.ts';
import { sum, useTexts } from '../app/texts.tsx';
import { Growth } from './Growth.tsx';
import { rowName } from './figures.ts';

const COLUMNS = [
  'loans',
  'loansBefore',
  'growth',
  'people',
  'suspended',
  'cancelled',
  'released',
  'representations',
] as const;

/** Every figure of the chart and more, in figures. */
export function StatsTable({ stats }: { readonly stats: Stats }) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <section>
      <div className="table-frame">
        <table>
          <caption>{t('console.stats.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t(`console.stats.bys.${stats.by}`)}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className="end">
                  {t(`console.stats.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stats.rows.map((row) => (
              <Line key={row.key} name={rowName(row, stats.by, texts)} row={row} />
            ))}
            {stats.rows.length === 0 && (
              <tr>
                <td colSpan={COLUMNS.length + 1} className="empty">
                  {t('console.stats.empty')}
                </td>
              </tr>
            )}
          </tbody>
          <tfoot>
            <Line name={t('console.stats.all')} row={stats.total} />
          </tfoot>
        </table>
      </div>
      <p className="quiet note">{t('console.stats.rowsNote')}</p>
    </section>
  );
}

function Line({ name, row }: { readonly name: string; readonly row: Omit<StatsRow, 'key' | 'name'> }) {
  const { t, language } = useTexts();
  const { figures, before, growth } = row;
  const count = (value: number | null | undefined) =>
    value === null || value === undefined ? t('console.stats.hidden') : wholeNumber(value);
  const money = (value: number | null | undefined) =>
    value === null || value === undefined ? t('console.stats.hidden') : sum(language, value);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="end number">{count(figures.filed?.loans)}</td>
      <td className="end number">{before ? count(before.filed?.loans) : t('console.stats.noData')}</td>
      <td className="end">
        <Growth percent={growth?.loans} isGood={false} />
      </td>
      <td className="end number">{count(figures.filed?.people)}</td>
      <td className="end number">{money(figures.suspended?.amount)}</td>
      <td className="end number">{money(figures.cancelled?.amount)}</td>
      <td className="end number">{count(figures.cancelled?.people)}</td>
      <td className="end number">{count(figures.representations)}</td>
    </tr>
  );
}
