import { useState, type CSSProperties } from 'react';
import type { Stats } from '../../../../shared/protocol/schema/stats.ts';
import { wholeNumber } from '../../../../shared/texts/numbers.ts';
import { sum, useTexts } from '../app/texts.tsx';
import { Choice } from '../parts/Field.tsx';
import { isMoney, measured, MEASURES, rowName, type Measure } from './figures.ts';

/** The longest list that bars are drawn for; the table has them all. */
const MOST_BARS = 20;

/** Two bars a row: this period, and the same a year before. The table below says the same in figures. */
export function StatsChart({ stats }: { readonly stats: Stats }) {
  const texts = useTexts();
  const { t, language } = texts;
  const [measure, setMeasure] = useState<Measure>('loans');
  const bars = stats.rows.map((row) => ({
    key: row.key,
    name: rowName(row, stats.by, texts),
    now: measured(row.figures, measure),
    before: measured(row.before, measure),
  }));
  const shown = (stats.by === 'month' ? bars : bars.toSorted((a, b) => (b.now ?? 0) - (a.now ?? 0))).slice(
    0,
    MOST_BARS,
  );
  const most = Math.max(1, ...shown.flatMap(({ now, before }) => [now ?? 0, before ?? 0]));
  const say = (value: number | null) =>
    value === null ? t('console.stats.hidden') : isMoney(measure) ? sum(language, value) : wholeNumber(value);
  const bar = (kind: 'now' | 'before', value: number | null) => (
    <div className="chart-line">
      <span
        className={`chart-bar chart-${kind}`}
        style={{ '--share': (value ?? 0) / most } as CSSProperties}
      />
      <span className="number">{say(value)}</span>
    </div>
  );
  return (
    <section className="card">
      <div className="chart-head">
        <h2>
          {t('console.stats.chart', {
            measure: t(`console.stats.measures.${measure}`),
            by: t(`console.stats.bys.${stats.by}`),
          })}
        </h2>
        <ul className="legend">
          <li className="legend-now">{t('console.stats.now')}</li>
          <li className="legend-before">{t('console.stats.before')}</li>
        </ul>
        <div className="no-print">
          <Choice
            label={t('console.stats.measure')}
            name="measure"
            value={measure}
            onChange={(event) => setMeasure(MEASURES.find((one) => one === event.target.value) ?? 'loans')}
          >
            {MEASURES.map((one) => (
              <option key={one} value={one}>
                {t(`console.stats.measures.${one}`)}
              </option>
            ))}
          </Choice>
        </div>
      </div>
      {/* A picture of the table below: who cannot see it has the table. */}
      <div className="chart" aria-hidden="true">
        {shown.map(({ key, name, now, before }) => (
          <div key={key} className="chart-row">
            <span>{name}</span>
            <div>
              {bar('now', now)}
              {bar('before', before)}
            </div>
          </div>
        ))}
        {shown.length === 0 && <p className="quiet">{t('console.stats.empty')}</p>}
      </div>
    </section>
  );
}
