import { useEffect, useState } from 'react';
import type { ClaimView } from '../../../shared/api/claims.ts';
import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import { textOf, type Typed } from '../typed.ts';
import type { LoanRef } from './loanRefs.ts';
import { refOf } from './useLoanRefs.ts';

/** The recorded claim that was chosen; null until the core has answered, and where none was. */
export function useClaim(id: string): ClaimView | null {
  const { kiosk } = useDesk();
  const [claim, setClaim] = useState<ClaimView | null>(null);
  useEffect(() => {
    let isGone = false;
    const ask = async () => {
      const result = id === '' ? null : await kiosk.call('claims.show', { id });
      if (!isGone) setClaim(result?.ok ? result.value : null);
    };
    void ask();
    return () => {
      isGone = true;
    };
  }, [kiosk, id]);
  return claim;
}

/** The loans of the chosen claim, with what is missing for each before the documents of this session. */
export function useRecordedLoans(typed: Typed): readonly LoanRef[] {
  const texts = useTexts();
  const claim = useClaim(textOf(typed, 'claim'));
  return (claim?.loans ?? []).map((loan) => refOf(texts, loan, loan.missing));
}
