/** Cases as a table for programs that calculate: what the list shows, and nothing that says who a citizen is. */
import type { CaseLine } from '../../../../shared/protocol/schema/cases.ts';
import type { Office } from '../app/office.tsx';
import { centerName, lenderName } from '../app/office.tsx';
import { day, type Texts } from '../app/texts.tsx';

/** What is shown of a case in a list, in its order. */
export const CASE_COLUMNS = [
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

/** Tiyn as tenge: `1234.5` is written `1234,50`. */
export const tenge = (tiyn: number): string =>
  `${Math.floor(tiyn / 100)},${String(tiyn % 100).padStart(2, '0')}`;

/** The rows of a list, the first with the names of the columns. */
export function caseRows(
  lines: readonly CaseLine[],
  { t, language }: Texts,
  { policy, colleagues }: Pick<Office, 'policy' | 'colleagues'>,
): string[][] {
  return [
    CASE_COLUMNS.map((column) => t(`console.cases.column.${column}`)),
    ...lines.map((line) => [
      line.number ?? '',
      lenderName(policy, language, line),
      tenge(line.amount),
      day(line.issuedOn),
      day(line.openedAt),
      t(`console.state.${line.state}`),
      line.dueAt === undefined ? '' : day(line.dueAt),
      colleagues.find(({ id }) => id === line.assignee)?.name ?? '',
      centerName(policy, language, line.center),
    ]),
  ];
}
