import { Vulnerability } from '../../../shared/protocol/schema/people.ts';
import { useTexts } from '../../app/texts.tsx';
import { ChoiceGroup } from '../../components/choiceGroup/ChoiceGroup.tsx';
import type { Step, StepProps } from '../journey.ts';
import { helperProblems } from './checks.ts';
import { useFields } from './fields.ts';
import { CAME, groupWords, isRepresented } from './representative/answers.ts';
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
  const isOther = isRepresented(props.typed);
  return (
    <>
      <WhoCame {...props} />
      <ChoiceGroup
        {...fields.many('citizen.vulnerable', Vulnerability.options)}
        legendAs="second"
        legend={t(isOther ? 'representative.who.vulnerable' : 'session.language.vulnerable.title')}
        hint={t('session.language.vulnerable.hint')}
        layout="row"
        options={Vulnerability.options.map((group) => ({
          value: group,
          label: t(groupWords(group, isOther)),
        }))}
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
