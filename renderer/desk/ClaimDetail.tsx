import { FileStack } from 'lucide-react';
import { useDesk } from '../app/desk.tsx';
import { problemWords } from '../app/fieldError.ts';
import { useTexts } from '../app/texts.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { Button } from '../components/button/Button.tsx';
import { PapersStatus, useClaimPapers } from '../journeys/claim/claimPapers.tsx';
import { ClaimStory } from '../journeys/claim/ClaimStory.tsx';
import { may } from './roles.ts';

/** A claim at the desk: what each loan lacks, its code, and its papers again. */
export function ClaimDetail({ id }: { readonly id: string }) {
  const texts = useTexts();
  const claim = useAnswer('claims.show', { id }).value;
  const papers = useClaimPapers(id);
  const { state } = useDesk();
  if (!claim) return null;
  return (
    <>
      <ClaimStory claim={claim} />
      {may(state, 'serve') && (
        <div>
          <Button icon={FileStack} action="print-papers" onPress={papers.print}>
            {texts.t(papers.last === null ? 'claim.done.papers' : 'claim.done.papersAgain')}
          </Button>
        </div>
      )}
      {papers.problem && <p role="alert">{problemWords(texts, papers.problem)}</p>}
      <PapersStatus papers={papers} />
    </>
  );
}
