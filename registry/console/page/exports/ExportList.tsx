import { useState } from 'react';
import { ExportList as Lines, type ExportLine } from '../../../../shared/protocol/schema/cases.ts';
import { useAsked, useOffice } from '../app/office.tsx';
import { moment, useTexts } from '../app/texts.tsx';
import { usePost } from '../cases/useAct.ts';
import { Notice, ProblemNotice } from '../parts/Notice.tsx';
import { ListTable } from '../parts/ListTable.tsx';
import { Screen } from '../parts/Screen.tsx';
import { FetchButton } from './FetchButton.tsx';

const COLUMNS = ['claim', 'why', 'asked', 'released', 'act'] as const;

/** Sealed exports: asked for by one person, released by another, fetched by either. */
export function ExportList() {
  const { t } = useTexts();
  const { value, problem, again } = useAsked(Lines, '/v1/exports');
  const [isReleased, setReleased] = useState(false);
  return (
    <Screen name="console.exports" title={t('console.exports.title')}>
      <p className="lead">{t('console.exports.lead')}</p>
      {problem && <ProblemNotice problem={problem} />}
      {isReleased && <Notice kind="good">{t('console.exports.releasedNow')}</Notice>}
      {value && (
        <ListTable
          caption={t('console.exports.caption')}
          columns={COLUMNS.map((key) => ({ key, title: t(`console.exports.column.${key}`) }))}
          empty={t('console.exports.empty')}
        >
          {value.items.map((line) => (
            <Row
              key={line.export}
              line={line}
              onReleased={async () => {
                setReleased(true);
                await again();
              }}
            />
          ))}
        </ListTable>
      )}
    </Screen>
  );
}

function Row({ line, onReleased }: { readonly line: ExportLine; readonly onReleased: () => Promise<void> }) {
  const { t } = useTexts();
  const { released, by } = line;
  return (
    <tr data-export={line.export}>
      <th scope="row" className="number">
        {line.number ?? t('console.cases.unnumbered')}
      </th>
      <td>{t(`console.why.kinds.${line.why}`)}</td>
      <td>
        {by.name}
        <small className="number">{moment(line.at)}</small>
      </td>
      <td>
        {released ? (
          <>
            {released.name}
            <small className="number">{moment(released.at)}</small>
          </>
        ) : (
          t('console.exports.waits')
        )}
      </td>
      <td>
        <Doing line={line} onReleased={onReleased} />
      </td>
    </tr>
  );
}

/** What the one who looks can do about it. */
function Doing({
  line,
  onReleased,
}: {
  readonly line: ExportLine;
  readonly onReleased: () => Promise<void>;
}) {
  const { t } = useTexts();
  const { person } = useOffice();
  const { post, problem, isBusy } = usePost(`/v1/exports/${line.export}/release`);
  if (line.released) {
    const mayFetch = [line.by.id, line.released.id].includes(person.id);
    return mayFetch ? (
      <FetchButton line={line} />
    ) : (
      <span className="quiet">{t('console.exports.notYours')}</span>
    );
  }
  if (line.by.id === person.id) return <span className="quiet">{t('console.exports.yours')}</span>;
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <button
        type="button"
        className="button"
        data-action="approve"
        disabled={isBusy}
        onClick={() => void post({}).then((isDone) => (isDone ? onReleased() : undefined))}
      >
        {t('console.exports.release')} <span className="visually-hidden">{line.number}</span>
      </button>
    </>
  );
}
