import { useTexts } from '../../app/texts.tsx';
import { ChoiceGroup } from '../../components/choiceGroup/ChoiceGroup.tsx';
import type { Step, StepProps } from '../journey.ts';
import { useFields } from '../session/fields.ts';
import { Question } from '../session/SessionScreen.tsx';
import { GROUNDS, groundsProblems } from './checks.ts';
import './claim.css';

function Grounds(props: StepProps) {
  const { t } = useTexts();
  return (
    <Question
      screen="claim.grounds"
      title={t('claim.grounds.step')}
      heading={t('claim.grounds.title')}
      lead={t('claim.grounds.lead')}
      nextText={t('common.next')}
      step={props}
    >
      <div className="claim-grounds">
        <ChoiceGroup
          {...useFields(props).many('grounds', GROUNDS)}
          legend={t('claim.grounds.legend')}
          legendAs="hidden"
          options={GROUNDS.map((value) => ({ value, label: t(`claim.grounds.kinds.${value}`) }))}
        />
      </div>
    </Question>
  );
}

export const groundsStep: Step = {
  screen: 'claim.grounds',
  name: 'claim.grounds.step',
  fields: ['grounds'],
  problems: groundsProblems,
  View: Grounds,
};
