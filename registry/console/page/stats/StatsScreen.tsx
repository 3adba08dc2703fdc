import { useState } from 'react';
import { Stats, StatsBy } from '../../../../shared/protocol/schema/stats.ts';
import { dateAt } from '../../../../shared/domain/dates.ts';
import { useAsked } from '../app/office.tsx';
import { useTexts } from '../app/texts.tsx';
import { CsvButton } from '../parts/CsvButton.tsx';
import { Choice } from '../parts/Field.tsx';
import { Notice, ProblemNotice } from '../parts/Notice.tsx';
import { PrintButton } from '../parts/PrintButton.tsx';
import { Screen } from '../parts/Screen.tsx';
import { statsRows, thisYear, wholeMonths } from './figures.ts';
import { DayField } from './DayField.tsx';
import { StatsChart } from './StatsChart.tsx';
import { StatsTable } from './StatsTable.tsx';
import { Tiles } from './Tiles.tsx';

/** The registry's figures of a period, against the same period a year before. */
export function StatsScreen() {
  const texts = useTexts();
  const { t } = texts;
  const [period, setPeriod] = useState(() => thisYear(dateAt(Date.now())));
  const [by, setBy] = useState<StatsBy>('month');
  const [isPublished, setPublished] = useState(false);
  const { from, to } = isPublished ? wholeMonths(period) : period;
  const asked = new URLSearchParams({ from, to, by, compare: 'year' });
  if (isPublished) asked.set('published', 'true');
  const { value: stats, problem } = useAsked(Stats, `/v1/stats?${asked}`);
  return (
    <Screen name="console.stats" title={t('console.stats.title')} beside={<PrintButton />}>
      <div className="filters">
        {(['from', 'to'] as const).map((end) => (
          <DayField
            key={end}
            label={t(`console.stats.${end}`)}
            name={end}
            value={period[end]}
            onDay={(date) => setPeriod({ ...period, [end]: date })}
          />
        ))}
        <Choice
          label={t('console.stats.by')}
          name="by"
          value={by}
          onChange={(event) => setBy(StatsBy.parse(event.target.value))}
        >
          {(['month', 'region', 'lender', 'group'] as const).map((one) => (
            <option key={one} value={one}>
              {t(`console.stats.bys.${one}`)}
            </option>
          ))}
        </Choice>
        <label className="radio">
          <input
            type="checkbox"
            name="published"
            checked={isPublished}
            onChange={(event) => setPublished(event.target.checked)}
          />
          <span>
            {t('console.stats.published')}
            <small>{t('console.stats.publishedHint')}</small>
          </span>
        </label>
      </div>
      {problem?.code === 'invalid' && <Notice kind="bad">{t('console.stats.badPeriod')}</Notice>}
      {problem && problem.code !== 'invalid' && <ProblemNotice problem={problem} />}
      {!stats && !problem && <p role="status">{t('console.loading')}</p>}
      {stats && (
        <div className="stack">
          <Tiles stats={stats} />
          <StatsChart stats={stats} />
          <StatsTable stats={stats} />
          <CsvButton
            name={`qalqan-${stats.from}-${stats.to}-${stats.by}`}
            rows={() => statsRows(stats, texts)}
          />
        </div>
      )}
    </Screen>
  );
}
