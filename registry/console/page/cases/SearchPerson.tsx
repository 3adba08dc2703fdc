import { useState } from 'react';
import { CaseList, type CaseLine, type Why } from '../../../../shared/protocol/schema/cases.ts';
import { parseIin } from '../../../../shared/domain/iin.ts';
import type { Problem } from '../app/ask.ts';
import { useOffice } from '../app/office.tsx';
import { useTexts } from '../app/texts.tsx';
import { TextField } from '../parts/Field.tsx';
import { ProblemNotice } from '../parts/Notice.tsx';
import { WhyForm } from '../parts/WhyForm.tsx';

type SearchPersonProps = {
  readonly onFound: (lines: readonly CaseLine[]) => void;
  readonly onCancel: () => void;
};

/** The cases of one person. The ИИН goes in the body of the question, never in an address. */
export function SearchPerson({ onFound, onCancel }: SearchPersonProps) {
  const { t } = useTexts();
  const { ask } = useOffice();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function search(why: Why) {
    const iin = parseIin(typed);
    setWrong(iin === null);
    if (iin === null) return;
    const answer = await ask(CaseList, '/v1/cases/search', {
      method: 'POST',
      body: { iin, why },
      key: crypto.randomUUID(),
    });
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) onFound(answer.value.items);
  }
  return (
    <div className="narrow search">
      {problem && <ProblemNotice problem={problem} />}
      <WhyForm button={t('console.why.search')} onWhy={(why) => void search(why)} onCancel={onCancel}>
        <h2>{t('console.cases.searchTitle')}</h2>
        <TextField
          label={t('console.cases.iin')}
          hint={t('console.cases.iinHint')}
          name="iin"
          inputMode="numeric"
          maxLength={16}
          value={typed}
          error={isWrong ? t('console.cases.iinWrong') : undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
      </WhyForm>
    </div>
  );
}
