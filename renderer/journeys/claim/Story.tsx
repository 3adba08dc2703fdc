import { wholeNumber } from '../../../shared/texts/numbers.ts';
import { useTexts } from '../../app/texts.tsx';
import { TextArea } from '../../components/textArea/TextArea.tsx';
import { DateAnswer } from '../DateAnswer.tsx';
import { datePaths } from '../dateAnswer.ts';
import type { Step, StepProps } from '../journey.ts';
import { useFields } from '../session/fields.ts';
import { Question } from '../session/SessionScreen.tsx';
import { textOf } from '../typed.ts';
import { MAX_STORY, storyProblems } from './checks.ts';

/** How near the end of what may be written it is said how much is left. */
const SAID_FROM = 1_000;

function Story(props: StepProps) {
  const { t } = useTexts();
  const left = MAX_STORY - textOf(props.typed, 'story').length;
  return (
    <Question
      screen="claim.story"
      title={t('claim.story.step')}
      heading={t('claim.story.title')}
      nextText={t('common.next')}
      step={props}
    >
      <DateAnswer
        {...props}
        name="discoveredOn"
        legend={t('claim.story.discoveredOn')}
        hint={t('claim.story.discoveredOnHint')}
      />
      <TextArea
        {...useFields(props).text('story')}
        label={t('claim.story.label')}
        hint={t('claim.story.hint')}
        rows={6}
      />
      {left >= 0 && left < SAID_FROM && (
        <p className="quiet-words">{t('claim.story.left', { n: wholeNumber(left) })}</p>
      )}
    </Question>
  );
}

export const storyStep: Step = {
  screen: 'claim.story',
  name: 'claim.story.step',
  fields: [...datePaths('discoveredOn'), 'discoveredOn', 'story'],
  problems: storyProblems,
  View: Story,
};
