import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { PaperFormat } from '../../shared/api/mainCalls.ts';
import type { Problem } from '../../shared/api/result.ts';
import { reportActivity } from './activity.ts';
import { useDesk } from './desk.tsx';
import { useTexts } from './texts.tsx';

export type Printing = {
  readonly print: (format: PaperFormat) => Promise<void>;
  readonly isBusy: boolean;
  /** The format that was last put on paper or saved. */
  readonly last: PaperFormat | null;
  /** Where it was saved, when there was no printer. */
  readonly savedAs: string | null;
  readonly problem: Problem | null;
};

type Outcome = Omit<Printing, 'print'>;

/** Prints the receipt of `entry` as its state is known at that moment. */
export function usePrinting(entry: string): Printing {
  const { kiosk } = useDesk();
  const [outcome, setOutcome] = useState<Outcome>({
    isBusy: false,
    last: null,
    savedAs: null,
    problem: null,
  });
  const print = async (format: PaperFormat) => {
    setOutcome((before) => ({ ...before, isBusy: true, problem: null }));
    reportActivity();
    const result = await kiosk.call('receipts.print', { key: uuidv7(), entry, format });
    reportActivity();
    setOutcome((before) =>
      result.ok
        ? { isBusy: false, last: format, savedAs: result.value.savedAs ?? null, problem: null }
        : { ...before, isBusy: false, problem: result.problem },
    );
  };
  return { ...outcome, print };
}

/** What became of the paper, in words. */
export function PrintStatus({ printing }: { readonly printing: Printing }) {
  const { t } = useTexts();
  const { isBusy, last, savedAs } = printing;
  const done = savedAs === null ? t('ban.done.printed') : t('ban.done.savedAs', { file: fileName(savedAs) });
  return (
    <p role="status" className="print-status">
      {isBusy && t('ban.done.printing')}
      {!isBusy && last !== null && (
        <>
          <CircleCheck aria-hidden="true" />
          <span>{done}</span>
        </>
      )}
    </p>
  );
}

/** The last part of a path of any system. */
export const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
