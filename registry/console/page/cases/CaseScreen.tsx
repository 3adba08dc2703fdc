import { useState } from 'react';
import { CasePage, type Why } from '../../../../shared/protocol/schema/cases.ts';
import { lenderName, useAsked, useOffice } from '../app/office.tsx';
import { hashOf } from '../app/place.ts';
import { sum, useTexts } from '../app/texts.tsx';
import { Notice, ProblemNotice } from '../parts/Notice.tsx';
import { PrintButton } from '../parts/PrintButton.tsx';
import { Screen } from '../parts/Screen.tsx';
import { StatePill } from '../parts/StatePill.tsx';
import { CaseActions } from './CaseActions.tsx';
import { CaseDocuments } from './CaseDocuments.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { CaseTimeline } from './CaseTimeline.tsx';

type CaseScreenProps = { readonly claim: string; readonly loan: string; readonly why: Why };

/** Its state, and the way to paper. */
function CaseBeside({ page }: { readonly page: CasePage }) {
  return (
    <>
      <StatePill state={page.state} />
      <PrintButton />
    </>
  );
}

/** One case whole: who, what, which papers, what happened, and what can be done. */
export function CaseScreen({ claim, loan, why }: CaseScreenProps) {
  const { t, language } = useTexts();
  const { policy } = useOffice();
  const { value: page, problem, again } = useAsked(CasePage, `/v1/cases/${claim}/${loan}?why=${why}`);
  const [done, setDone] = useState<string | null>(null);
  const number = page?.number ?? t('console.cases.unnumbered');
  const title = page ? t('console.case.title', { number }) : t('console.loading');
  return (
    <Screen
      name="console.case"
      title={title}
      beside={page && <CaseBeside page={page} />}
      from={{ hash: hashOf('cases'), name: t('console.cases.title') }}
    >
      {problem && <ProblemNotice problem={problem} />}
      {done !== null && <Notice kind="good">{done}</Notice>}
      {page && (
        <>
          <p className="lead">
            {t('console.case.loan', {
              lender: lenderName(policy, language, page),
              amount: sum(language, page.amount),
            })}
          </p>
          <div className="case">
            <div className="case-main">
              <CaseFacts page={page} />
              <CaseDocuments page={page} />
            </div>
            <div className="case-side">
              <CaseActions
                page={page}
                why={why}
                onDone={async (words) => {
                  setDone(words);
                  await again();
                }}
              />
              <CaseTimeline page={page} />
            </div>
          </div>
        </>
      )}
    </Screen>
  );
}
