import { TriangleAlert } from 'lucide-react';
import type { CaseLine } from '../../../../shared/protocol/schema/cases.ts';
import { centerName, lenderName, useOffice } from '../app/office.tsx';
import { hashOf } from '../app/place.ts';
import { day, moment, sum, useTexts } from '../app/texts.tsx';
import { StatePill } from '../parts/StatePill.tsx';
import { CASE_COLUMNS } from './caseRows.ts';

/** Which cases are selected, and how that changes. */
export type Selecting = {
  readonly chosen: readonly CaseLine[];
  readonly onChosen: (chosen: readonly CaseLine[]) => void;
};

type CaseTableProps = {
  readonly lines: readonly CaseLine[];
  readonly empty: string;
  readonly selecting?: Selecting;
};

export const caseKey = ({ claim, loan }: CaseLine): string => `${claim}/${loan}`;

const NUMBERS: ReadonlySet<string> = new Set(['amount']);
const WIDE: ReadonlySet<string> = new Set(['issued', 'center']);

const classOf = (column: string) =>
  [NUMBERS.has(column) && 'end', WIDE.has(column) && 'wide-only'].filter(Boolean).join(' ') || undefined;

/** Cases as lines; the number leads to the case. */
export function CaseTable({ lines, empty, selecting }: CaseTableProps) {
  const { t } = useTexts();
  return (
    <div className="table-frame">
      <table>
        <caption className="visually-hidden">{t('console.cases.caption')}</caption>
        <thead>
          <tr>
            {selecting && (
              <th scope="col" className="select">
                <span className="visually-hidden">{t('console.cases.column.select')}</span>
                <SelectAll lines={lines} selecting={selecting} />
              </th>
            )}
            {CASE_COLUMNS.map((column) => (
              <th key={column} scope="col" className={classOf(column)}>
                {t(`console.cases.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={caseKey(line)} line={line} {...(selecting && { selecting })} />
          ))}
          {lines.length === 0 && (
            <tr>
              <td colSpan={CASE_COLUMNS.length + 1} className="empty">
                {empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function Row({ line, selecting }: { readonly line: CaseLine; readonly selecting?: Selecting }) {
  const { t, language } = useTexts();
  const { policy, colleagues } = useOffice();
  const name = lenderName(policy, language, line);
  return (
    <tr data-case={caseKey(line)}>
      {selecting && (
        <td className="select">
          <Select line={line} selecting={selecting} />
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
}

/** A representation takes cases that are open and whose lender is known. */
const isFree = ({ bin, state }: CaseLine) => bin !== undefined && state !== 'closed' && state !== 'cancelled';

/** All that are shown at once: a letter over hundreds of cases is not ticked together one by one. */
function SelectAll({
  lines,
  selecting,
}: {
  readonly lines: readonly CaseLine[];
  readonly selecting: Selecting;
}) {
  const { t } = useTexts();
  const { chosen, onChosen } = selecting;
  const free = lines.filter(isFree);
  const here = new Set(free.map(caseKey));
  const others = chosen.filter((one) => !here.has(caseKey(one)));
  return (
    <input
      type="checkbox"
      name="select-all"
      aria-label={t('console.cases.selectAll')}
      checked={free.length > 0 && chosen.length - others.length === free.length}
      disabled={free.length === 0}
      onChange={(event) => onChosen(event.target.checked ? [...others, ...free] : others)}
    />
  );
}

function Select({ line, selecting }: { readonly line: CaseLine; readonly selecting: Selecting }) {
  const { t } = useTexts();
  const { chosen, onChosen } = selecting;
  const others = chosen.filter((one) => caseKey(one) !== caseKey(line));
  return (
    <input
      type="checkbox"
      name="select"
      aria-label={t('console.cases.selectCase', { number: line.number ?? t('console.cases.unnumbered') })}
      checked={others.length < chosen.length}
      disabled={!isFree(line)}
      onChange={(event) => onChosen(event.target.checked ? [...others, line] : others)}
    />
  );
}
