import { useState } from 'react';
import { Stats, StatsBy } from '../../../../shared/protocol/schema/stats.ts';
import { dateAt } from '../../../../shared/domain/dates.ts';
import { useAsked, useOffice } from '../app/office.tsx';
import { useTexts } from '../app/texts.tsx';
import { CsvButton } from '../parts/CsvButton.tsx';
import { Choice } from '../parts/Field.tsx';
import { Notice, ProblemNotice } from '../parts/Notice.tsx';
import { PrintButton } from '../parts/PrintButton.tsx';
import { Screen } from '../parts/Screen.tsx';
import { endedPeriods, periodName, statsRows, thisYear } from './figures.ts';
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
  const { person } = useOffice();
  const isOperator = person.role === 'operator';
  const [isPublished, setPublished] = useState(isOperator);
  const [ended] = useState(() => endedPeriods(dateAt(Date.now())));
  const [chosen, setChosen] = useState(() => `${ended[0]?.from} ${ended[0]?.to}`);
  const [from = '', to = ''] = isPublished ? chosen.split(' ') : [period.from, period.to];
  const asked = new URLSearchParams({ from, to, by, compare: 'year' });
  if (isPublished) asked.set('published', 'true');
  const { value: stats, problem } = useAsked(Stats, `/v1/stats?${asked}`);
  return (
    <Screen name="console.stats" title={t('console.stats.title')} beside={<PrintButton />}>
      <div className="filters">
        {isPublished && (
          <Choice
            label={t('console.stats.period')}
            name="period"
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          >
            {ended.map((one) => (
              <option key={`${one.kind} ${one.from}`} value={`${one.from} ${one.to}`}>
                {periodName(one, texts)}
              </option>
            ))}
          </Choice>
        )}
        {!isPublished &&
          (['from', 'to'] as const).map((end) => (
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
        {!isOperator && (
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
        )}
      </div>
      {isOperator && <p className="lead">{t('console.stats.publishedLead')}</p>}
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
