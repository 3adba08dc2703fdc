import { CircleAlert, CircleCheck } from 'lucide-react';
import type { ClaimView } from '../../../shared/api/claims.ts';
import { formatResumeCode, type ResumeCode } from '../../../shared/domain/resumeCode.ts';
import { at } from '../../../shared/texts/moments.ts';
import { useTexts } from '../../app/texts.tsx';
import { useNow } from '../../app/useNow.ts';
import { loanWords } from './LoanList.tsx';
import { missingWords } from './loanRefs.ts';
import './claim.css';

/** Each loan of a claim with what its lender still lacks, and the code by which the claim is found again. */
export function ClaimStory({ claim }: { readonly claim: ClaimView }) {
  const texts = useTexts();
  const { t, language } = texts;
  const nowMs = useNow();
  // Whoever is told what is missing, where nothing is, looks for a paper that nobody wants.
  const isWhole = claim.loans.every(({ missing }) => missing.length === 0);
  return (
    <section className="claim-guard" aria-labelledby="claim-story-title">
      <h2 id="claim-story-title">{t(isWhole ? 'claim.done.whole' : 'claim.done.missing')}</h2>
      <ul>
        {claim.loans.map((loan) => {
          const isEnough = loan.missing.length === 0;
          const Icon = isEnough ? CircleCheck : CircleAlert;
          return (
            <li key={loan.id} data-loan={loan.id} data-complete={isEnough}>
              <Icon aria-hidden="true" />
              <span>
                <b>{loan.lender.name}</b>, {loanWords(texts, loan)}
                <br />
                {isEnough
                  ? t('claim.done.missingNone')
                  : t('claim.procedures.missing', { list: missingWords(texts, loan.missing) })}
                {loan.orderedAt !== undefined && (
                  <>
                    <br />
                    {t('claim.done.ordered', { at: at(language, loan.orderedAt, nowMs) })}
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="claim-code">
        <span>{t('claim.done.code')}</span>
        <b>{formatResumeCode(claim.code as ResumeCode)}</b>
        <span>{t(isWhole ? 'claim.done.codeTextWhole' : 'claim.done.codeText')}</span>
      </p>
    </section>
  );
}
