import { useState } from 'react';
import type { Why } from '../../../../shared/protocol/schema/cases.ts';
import { useTexts } from '../app/texts.tsx';
import { Screen } from '../parts/Screen.tsx';
import { WhyForm } from '../parts/WhyForm.tsx';
import { CaseScreen } from './CaseScreen.tsx';

/** A case: first why it is opened, then the case. */
export function CasePlace({ claim, loan }: { readonly claim: string; readonly loan: string }) {
  const { t } = useTexts();
  const [why, setWhy] = useState<Why | null>(null);
  if (why !== null) return <CaseScreen claim={claim} loan={loan} why={why} />;
  return (
    <Screen name="console.why" title={t('console.why.title')}>
      <div className="narrow">
        <WhyForm button={t('console.why.open')} onWhy={setWhy} />
      </div>
    </Screen>
  );
}
