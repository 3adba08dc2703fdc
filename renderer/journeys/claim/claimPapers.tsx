import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { Problem } from '../../../shared/api/result.ts';
import { useDesk } from '../../app/desk.tsx';
import { fileName } from '../../app/printing.tsx';
import { useTexts } from '../../app/texts.tsx';

export type Papers = {
  readonly print: () => Promise<void>;
  readonly isBusy: boolean;
  /** What became of the papers: the file's path where there is no printer. */
  readonly last: { readonly savedAs: string | null } | null;
  readonly problem: Problem | null;
};

/** Prints the statement, the letters, the plan and what to bring, all at once, as the claim stands now. */
export function useClaimPapers(claim: string): Papers {
  const { kiosk } = useDesk();
  const [outcome, setOutcome] = useState<Omit<Papers, 'print'>>({ isBusy: false, last: null, problem: null });
  const print = async () => {
    setOutcome((before) => ({ ...before, isBusy: true, problem: null }));
    const result = await kiosk.call('claims.print', { key: uuidv7(), entry: claim });
    setOutcome((before) =>
      result.ok
        ? { isBusy: false, last: { savedAs: result.value.savedAs ?? null }, problem: null }
        : { ...before, isBusy: false, problem: result.problem },
    );
  };
  return { ...outcome, print };
}

/** What became of the papers, in words; where a file holds personal data that is said. */
export function PapersStatus({ papers: { isBusy, last } }: { readonly papers: Papers }) {
  const { t } = useTexts();
  const savedAs = last?.savedAs ?? null;
  const done =
    savedAs === null
      ? t('claim.done.papersPrinted')
      : t('claim.done.papersSaved', { file: fileName(savedAs) });
  return (
    <p role="status" className="papers-status">
      {isBusy && t('claim.done.papersPrinting')}
      {!isBusy && last !== null && (
        <>
          <CircleCheck aria-hidden="true" />
          <span>{done}</span>
        </>
      )}
    </p>
  );
}
