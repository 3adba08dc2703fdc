import { FileStack } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EntryView } from '../../../shared/api/views.ts';
import { useTexts } from '../../app/texts.tsx';
import { useAnswer } from '../../app/useAnswer.ts';
import { Button } from '../../components/button/Button.tsx';
import { Plate } from '../../components/plate/Plate.tsx';
import { Stack } from '../../components/stack/Stack.tsx';
import type { DoneProps } from '../journey.ts';
import { DoneScreen } from '../session/DoneScreen.tsx';
import { PapersStatus, useClaimPapers } from './claimPapers.tsx';
import { ClaimStory } from './ClaimStory.tsx';
import { claimTimeline } from './timeline.ts';

type ClaimOutcomeProps = DoneProps & {
  readonly screen: string;
  readonly title: string;
  readonly heading: (state: EntryView['state']) => string;
  /** The claim it is about: itself, or the one to which a document was added. */
  readonly claim: string;
  readonly advice: ReactNode;
};

/** What became of it, what is missing loan by loan, and the papers for the police and the lenders. */
export function ClaimOutcome({ claim: id, advice, ...props }: ClaimOutcomeProps) {
  const { t } = useTexts();
  const claim = useAnswer('claims.show', { id }).value;
  const papers = useClaimPapers(id);
  return (
    <DoneScreen
      {...props}
      timeline={claimTimeline}
      problem={papers.problem}
      more={claim && <ClaimStory claim={claim} />}
      advice={() => (
        <Stack>
          <Plate tone="wait" title={t('claim.done.plate.title')}>
            {advice}
            <p>{t('claim.done.plate.codes')}</p>
            <p>
              <b>{t('claim.done.never')}</b>
            </p>
          </Plate>
          <Button icon={FileStack} action="print-papers" onPress={papers.print}>
            {t(papers.last === null ? 'claim.done.papers' : 'claim.done.papersAgain')}
          </Button>
          <PapersStatus papers={papers} />
        </Stack>
      )}
    />
  );
}

/** What became of a claim. */
export function ClaimDone(props: DoneProps) {
  const { t } = useTexts();
  return (
    <ClaimOutcome
      {...props}
      screen="claim.done"
      title={t('kinds.claim.file')}
      heading={(state) => t(`claim.done.title.${state}`)}
      claim={props.entry.corrects?.id ?? props.entry.id}
      advice={
        <>
          <p>{t('claim.done.plate.bank')}</p>
          <p>{t('claim.done.plate.police')}</p>
        </>
      }
    />
  );
}
