import { RepresentationList as Lines } from '../../../../shared/protocol/schema/cases.ts';
import { lenderName, useAsked, useOffice } from '../app/office.tsx';
import { moment, useTexts } from '../app/texts.tsx';
import { FileLink } from '../parts/FileLink.tsx';
import { ProblemNotice } from '../parts/Notice.tsx';
import { ListTable } from '../parts/ListTable.tsx';
import { Screen } from '../parts/Screen.tsx';

const COLUMNS = ['number', 'at', 'lender', 'cases', 'by', 'letter'] as const;

/** Letters to lenders that went out from here. */
export function RepresentationList() {
  const { t, language } = useTexts();
  const { policy, colleagues } = useOffice();
  const { value, problem } = useAsked(Lines, '/v1/representations');
  return (
    <Screen name="console.representations" title={t('console.representations.title')}>
      <p className="lead">{t('console.representations.lead')}</p>
      {problem && <ProblemNotice problem={problem} />}
      {value && (
        <ListTable
          caption={t('console.representations.caption')}
          columns={COLUMNS.map((key) => ({
            key,
            title: t(`console.representations.column.${key}`),
            isNumber: key === 'cases',
          }))}
          empty={t('console.representations.empty')}
        >
          {value.items.map(({ id, number, at, bin, cases, by, letter }) => (
            <tr key={id}>
              <th scope="row" className="number">
                {number}
              </th>
              <td className="number">{moment(at)}</td>
              <td>{lenderName(policy, language, { bin, lender: bin })}</td>
              <td className="end number">{cases.length}</td>
              <td>{colleagues.find((one) => one.id === by)?.name ?? ''}</td>
              <td>
                <FileLink
                  blob={{ ...letter, label: '' }}
                  name={t('console.representations.letter')}
                  as={number}
                />
              </td>
            </tr>
          ))}
        </ListTable>
      )}
    </Screen>
  );
}
