import { TriangleAlert } from 'lucide-react';
import type { CaseLine } from '../../../../shared/protocol/schema/cases.ts';
import { centerName, lenderName, useOffice } from '../app/office.tsx';
import { hashOf } from '../app/place.ts';
import { day, moment, sum, useTexts } from '../app/texts.tsx';
import { StatePill } from '../parts/StatePill.tsx';

type CaseTableProps = { readonly lines: readonly CaseLine[]; readonly empty: string };

const COLUMNS = [
  'number',
  'lender',
  'amount',
  'issued',
  'opened',
  'state',
  'due',
  'assignee',
  'center',
] as const;
const NUMBERS: ReadonlySet<string> = new Set(['amount']);
const WIDE: ReadonlySet<string> = new Set(['center']);

const classOf = (column: string) =>
  [NUMBERS.has(column) && 'end', WIDE.has(column) && 'wide-only'].filter(Boolean).join(' ') || undefined;

/** Cases as lines; the number leads to the case. */
export function CaseTable({ lines, empty }: CaseTableProps) {
  const { t } = useTexts();
  return (
    <div className="table-frame">
      <table>
        <caption className="visually-hidden">{t('console.cases.caption')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={classOf(column)}>
                {t(`console.cases.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={`${line.claim}/${line.loan}`} line={line} />
          ))}
          {lines.length === 0 && (
            <tr>
              <td colSpan={COLUMNS.length} className="empty">
                {empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function Row({ line }: { readonly line: CaseLine }) {
  const { t, language } = useTexts();
  const { policy, colleagues } = useOffice();
  const name = lenderName(policy, language, line);
  return (
    <tr data-case={`${line.claim}/${line.loan}`}>
      <th scope="row">
        <a href={hashOf('cases', [line.claim, line.loan])} data-action="open" className="number">
          {line.number ?? t('console.cases.unnumbered')}
        </a>
      </th>
      <td>{line.bin === undefined ? t('console.cases.unknownLender', { name }) : name}</td>
      <td className="end number">{sum(language, line.amount)}</td>
      <td className="number">{day(line.issuedOn)}</td>
      <td className="number">{day(line.openedAt)}</td>
      <td>
        <StatePill state={line.state} />
      </td>
      <td className="number">
        {line.dueAt !== undefined && moment(line.dueAt)}
        {line.overdue && (
          <span className="late">
            <TriangleAlert aria-hidden="true" />
            {t('console.cases.overdue')}
          </span>
        )}
      </td>
      <td>{colleagues.find(({ id }) => id === line.assignee)?.name ?? ''}</td>
      <td className="wide-only">{centerName(policy, language, line.center)}</td>
    </tr>
  );
}
