import { Vulnerability } from '../../../shared/protocol/schema/people.ts';
import { useTexts } from '../../app/texts.tsx';
import { ChoiceGroup } from '../../components/choiceGroup/ChoiceGroup.tsx';
import type { Step, StepProps } from '../journey.ts';
import { helperProblems } from './checks.ts';
import { useFields } from './fields.ts';
import { CAME, isRepresented } from './representative/answers.ts';
import { WhoCame } from './representative/WhoCame.tsx';
import { Question } from './SessionScreen.tsx';

function Helper(props: StepProps) {
  const { t } = useTexts();
  return (
    <Question
      screen="session.helper"
      title={t('session.helper.step')}
      nextText={t('common.next')}
      step={props}
    >
      <WhoHelps {...props} />
    </Question>
  );
}

/** Who sits beside the citizen, and why somebody may have to: nothing of it must be told. */
function WhoHelps(props: StepProps) {
  const { t } = useTexts();
  const fields = useFields(props);
  const groups = Vulnerability.options;
  return (
    <>
      <WhoCame {...props} />
      <ChoiceGroup
        {...fields.many('citizen.vulnerable', groups)}
        legendAs="second"
        legend={t(
          isRepresented(props.typed) ? 'representative.who.vulnerable' : 'session.language.vulnerable.title',
        )}
        hint={t('session.language.vulnerable.hint')}
        layout="row"
        options={groups.map((group) => ({ value: group, label: t(`session.language.vulnerable.${group}`) }))}
      />
    </>
  );
}

export const helperStep: Step = {
  screen: 'session.helper',
  name: 'session.helper.step',
  fields: ['citizen.vulnerable', CAME, 'attestation.helper'],
  problems: helperProblems,
  View: Helper,
};
