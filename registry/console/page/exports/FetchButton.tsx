import { Download } from 'lucide-react';
import { useState } from 'react';
import type { ExportLine } from '../../../../shared/protocol/schema/cases.ts';
import type { Problem } from '../app/ask.ts';
import { useTexts } from '../app/texts.tsx';
import { ProblemNotice } from '../parts/Notice.tsx';
import { saveAs } from '../parts/save.ts';
import { fetchFile } from './fetchFile.ts';

/** Fetches the archive and saves it; says how far it is. */
export function FetchButton({ line }: { readonly line: ExportLine }) {
  const { t } = useTexts();
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const percent = Math.floor((share ?? 0) * 100);
  async function fetchIt() {
    setProblem(null);
    setShare(0);
    const answer = await fetchFile(`/v1/exports/${line.export}`, setShare);
    if (answer.ok) saveAs(answer.value, `${line.export}.tar`);
    else setProblem(answer.problem);
    setShare(answer.ok ? 1 : null);
  }
  return (
    <>
      <button
        type="button"
        className="button"
        data-action="fetch"
        disabled={share !== null && share < 1}
        onClick={() => void fetchIt()}
      >
        <Download aria-hidden="true" />
        {t('console.exports.fetch')} <span className="visually-hidden">{line.number}</span>
      </button>
      {share !== null && (
        <span className="progress" role="status">
          {share < 1 ? t('console.progress.got', { percent }) : t('console.progress.saved')}
        </span>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
