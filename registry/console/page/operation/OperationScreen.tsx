import { Operation, type Desk, type LateLender } from '../../../../shared/protocol/schema/console.ts';
import { centerName, lenderName, useAsked, useOffice } from '../app/office.tsx';
import { day, moment, useTexts } from '../app/texts.tsx';
import { ListTable } from '../parts/ListTable.tsx';
import { ProblemNotice } from '../parts/Notice.tsx';
import { PrintButton } from '../parts/PrintButton.tsx';
import { Screen } from '../parts/Screen.tsx';

/** How the registry does, for those who run it: who is late and which desk is silent, and nobody's case. */
export function OperationScreen() {
  const { t } = useTexts();
  const { value, problem } = useAsked(Operation, '/v1/operation');
  return (
    <Screen name="console.operation" title={t('console.operation.title')} beside={<PrintButton />}>
      <p className="lead">{t('console.operation.lead')}</p>
      {problem && <ProblemNotice problem={problem} />}
      {!value && !problem && <p role="status">{t('console.loading')}</p>}
      {value && (
        <div className="stack">
          <LateLenders late={value.late} />
          <Desks desks={value.desks} />
        </div>
      )}
    </Screen>
  );
}

const LATE_COLUMNS = ['lender', 'people', 'since'] as const;

function LateLenders({ late }: { readonly late: readonly LateLender[] }) {
  const { t, language } = useTexts();
  const { policy } = useOffice();
  return (
    <section>
      <h2>{t('console.operation.late')}</h2>
      <ListTable
        caption={t('console.operation.late')}
        columns={LATE_COLUMNS.map((key) => ({
          key,
          title: t(`console.operation.column.${key}`),
          isNumber: key === 'people',
        }))}
        empty={t('console.operation.nobodyLate')}
      >
        {late.map(({ bin, people, since }) => (
          <tr key={bin} data-lender={bin}>
            <th scope="row">{lenderName(policy, language, { bin, lender: bin })}</th>
            <td className="end number">{t('console.operation.atLeast', { n: people })}</td>
            <td className="number">{day(since)}</td>
          </tr>
        ))}
      </ListTable>
    </section>
  );
}

const DESK_COLUMNS = ['desk', 'center', 'region', 'heard', 'state'] as const;

function Desks({ desks }: { readonly desks: readonly Desk[] }) {
  const { t, named, language } = useTexts();
  const { policy } = useOffice();
  return (
    <section>
      <h2>{t('console.operation.desks')}</h2>
      <ListTable
        caption={t('console.operation.desks')}
        columns={DESK_COLUMNS.map((key) => ({ key, title: t(`console.operation.column.${key}`) }))}
        empty={t('console.operation.noDesks')}
      >
        {desks.map(({ id, name, center, region, heardAt, forked }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td>{centerName(policy, language, center)}</td>
            <td>{region === undefined ? '' : named(`console.region.${region}`, region)}</td>
            <td className="number">
              {heardAt === undefined ? t('console.operation.never') : moment(heardAt)}
            </td>
            <td>{t(forked ? 'console.operation.forked' : 'console.operation.works')}</td>
          </tr>
        ))}
      </ListTable>
    </section>
  );
}
