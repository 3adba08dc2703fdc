import { TriangleAlert } from 'lucide-react';
import { memo, useMemo, type Dispatch, type SetStateAction } from 'react';
import type { CaseLine } from '../../../../shared/protocol/schema/cases.ts';
import { centerName, lenderName, useOffice } from '../app/office.tsx';
import { hashOf } from '../app/place.ts';
import { day, moment, sum, useTexts } from '../app/texts.tsx';
import { ListTable, type Column } from '../parts/ListTable.tsx';
import { StatePill } from '../parts/StatePill.tsx';
import { CASE_COLUMNS } from './caseRows.ts';

/** Which cases are selected, and how that changes. */
export type Selecting = {
  readonly chosen: readonly CaseLine[];
  readonly onChosen: Dispatch<SetStateAction<readonly CaseLine[]>>;
};

type CaseTableProps = {
  readonly lines: readonly CaseLine[];
  readonly empty: string;
  readonly selecting?: Selecting;
};

export const caseKey = ({ claim, loan }: CaseLine): string => `${claim}/${loan}`;

const WIDE: ReadonlySet<string> = new Set(['issued', 'center']);

/** Cases as lines; the number leads to the case. There may be thousands: whoever ticks one draws one anew. */
export const CaseTable = memo(function CaseTable({ lines, empty, selecting }: CaseTableProps) {
  const { t } = useTexts();
  const { chosen, onChosen } = selecting ?? {};
  const keys = useMemo(() => new Set(chosen?.map(caseKey)), [chosen]);
  const columns = CASE_COLUMNS.map((key): Column => ({
    key,
    title: t(`console.cases.column.${key}`),
    isNumber: key === 'amount',
    isWideOnly: WIDE.has(key),
  }));
  return (
    <ListTable
      caption={t('console.cases.caption')}
      columns={
        selecting
          ? [{ key: 'select', title: <SelectAll lines={lines} {...selecting} /> }, ...columns]
          : columns
      }
      empty={empty}
    >
      {lines.map((line) => (
        <Row key={caseKey(line)} line={line} isChosen={keys.has(caseKey(line))} onChosen={onChosen} />
      ))}
    </ListTable>
  );
});

type RowProps = {
  readonly line: CaseLine;
  readonly isChosen: boolean;
  readonly onChosen: Selecting['onChosen'] | undefined;
};

const Row = memo(function Row({ line, isChosen, onChosen }: RowProps) {
  const { t, language } = useTexts();
  const { policy, colleagues } = useOffice();
  const name = lenderName(policy, language, line);
  return (
    <tr data-case={caseKey(line)}>
      {onChosen && (
        <td className="select">
          <Select line={line} isChosen={isChosen} onChosen={onChosen} />
        </td>
      )}
      <th scope="row">
        <a href={hashOf('cases', [line.claim, line.loan])} data-action="open" className="number">
          {line.number ?? t('console.cases.unnumbered')}
        </a>
      </th>
      <td>{line.bin === undefined ? t('console.cases.unknownLender', { name }) : name}</td>
      <td className="end number">{sum(language, line.amount)}</td>
      <td className="number wide-only">{day(line.issuedOn)}</td>
      <td className="number">{day(line.openedAt)}</td>
      <td>
        <StatePill state={line.state} isShort />
      </td>
      <td className="number">
        {line.dueAt !== undefined && moment(line.dueAt)}
        {line.overdue && (
          <span className="late">
            <TriangleAlert aria-hidden="true" />
            {t('console.cases.late')}
          </span>
        )}
      </td>
      <td>{colleagues.find(({ id }) => id === line.assignee)?.name ?? ''}</td>
      <td className="wide-only">{centerName(policy, language, line.center)}</td>
    </tr>
  );
});

/** A representation takes cases that are open and whose lender is known. */
const isFree = ({ bin, state }: CaseLine) => bin !== undefined && state !== 'closed' && state !== 'cancelled';

/** All that are shown at once: a letter over hundreds of cases is not ticked together one by one. */
function SelectAll({ lines, chosen, onChosen }: Selecting & { readonly lines: readonly CaseLine[] }) {
  const { t } = useTexts();
  const free = lines.filter(isFree);
  const here = new Set(free.map(caseKey));
  const others = chosen.filter((one) => !here.has(caseKey(one)));
  return (
    <>
      <span className="visually-hidden">{t('console.cases.column.select')}</span>
      <input
        type="checkbox"
        name="select-all"
        aria-label={t('console.cases.selectAll')}
        checked={free.length > 0 && chosen.length - others.length === free.length}
        disabled={free.length === 0}
        onChange={(event) => onChosen(event.target.checked ? [...others, ...free] : others)}
      />
    </>
  );
}

function Select({ line, isChosen, onChosen }: RowProps & { readonly onChosen: Selecting['onChosen'] }) {
  const { t } = useTexts();
  return (
    <input
      type="checkbox"
      name="select"
      aria-label={t('console.cases.selectCase', { number: line.number ?? t('console.cases.unnumbered') })}
      checked={isChosen}
      disabled={!isFree(line)}
      onChange={({ target: { checked } }) =>
        onChosen((chosen) => {
          const others = chosen.filter((one) => caseKey(one) !== caseKey(line));
          return checked ? [...others, line] : others;
        })
      }
    />
  );
}
