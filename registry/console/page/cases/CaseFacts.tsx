import type { CasePage } from '../../../../shared/protocol/schema/cases.ts';
import { centerName, useOffice } from '../app/office.tsx';
import { day, moment, sum, useTexts } from '../app/texts.tsx';
import { Facts } from '../parts/Facts.tsx';

/** Who the citizen is, the loan, and what the claim says about it. */
export function CaseFacts({ page }: { readonly page: CasePage }) {
  const { t, language, named } = useTexts();
  const { policy, colleagues } = useOffice();
  const { citizen } = page;
  const groups = citizen.vulnerable.map((group) => t(`console.case.groups.${group}`)).join(', ');
  const assignee = colleagues.find(({ id }) => id === page.assignee)?.name;
  const contract = page.orders.find(({ terms }) => terms.contract !== undefined)?.terms.contract;
  return (
    <>
      <div className="pair">
        <Facts
          title={t('console.case.citizen')}
          facts={[
            [t('console.case.name'), citizen.fullName],
            [t('console.case.iin'), citizen.iin],
            citizen.birthDate === undefined ? null : [t('console.case.birthDate'), day(citizen.birthDate)],
            citizen.phone === undefined ? null : [t('console.case.phone'), citizen.phone],
            [t('console.case.vulnerable'), groups || t('console.case.groups.none')],
            [t('console.case.center'), centerName(policy, language, page.center)],
          ]}
        />
        <Facts
          title={t('console.case.facts')}
          facts={[
            [t('console.case.amount'), sum(language, page.amount)],
            page.suspended > 0 ? [t('console.case.suspended'), sum(language, page.suspended)] : null,
            page.cancelled > 0 ? [t('console.case.cancelled'), sum(language, page.cancelled)] : null,
            [t('console.case.product'), named(`claim.product.kinds.${page.product}`, page.product)],
            contract === undefined ? null : [t('console.case.contract'), contract],
            [t('console.case.issuedOn'), day(page.issuedOn)],
            page.dueAt === undefined ? null : [t('console.case.due'), moment(page.dueAt)],
            [t('console.case.assignee'), assignee ?? t('console.case.nobody')],
          ]}
        />
      </div>
      <section className="card">
        <h2>{t('console.case.claim')}</h2>
        <dl className="facts">
          <div>
            <dt>{t('console.case.discoveredOn')}</dt>
            <dd>{day(page.discoveredOn)}</dd>
          </div>
          <div>
            <dt>{t('console.case.grounds')}</dt>
            <dd>{page.grounds.map((ground) => t(`console.case.ground.${ground}`)).join(', ')}</dd>
          </div>
        </dl>
        <h3>{t('console.case.story')}</h3>
        {page.story === '' ? (
          <p className="quiet">{t('console.case.noStory')}</p>
        ) : (
          <p className="story" lang={citizen.language}>
            {page.story}
          </p>
        )}
      </section>
    </>
  );
}
