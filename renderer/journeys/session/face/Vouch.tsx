import { UserRoundCheck } from 'lucide-react';
import { useDesk } from '../../../app/desk.tsx';
import { useTexts } from '../../../app/texts.tsx';
import { ChoiceGroup } from '../../../components/choiceGroup/ChoiceGroup.tsx';
import { Note } from '../../../components/note/Note.tsx';
import { TextField } from '../../../components/textField/TextField.tsx';
import type { Step, StepProps } from '../../journey.ts';
import { textOf } from '../../typed.ts';
import { useFields } from '../fields.ts';
import { Question } from '../SessionScreen.tsx';
import { CITIZEN, screenAbout, type Person } from '../person.ts';
import { identityNames, isVouched, REASONS, vouchProblems } from './answers.ts';

/** The camera looked in vain: the clerk compares, says why, and answers for it. */
function Vouch({ person, ...props }: StepProps & { readonly person: Person }) {
  const { t } = useTexts();
  const { state } = useDesk();
  const fields = useFields(props);
  const names = identityNames(person);
  return (
    <Question
      screen={screenAbout(person, 'attest')}
      title={t('face.attest.step')}
      heading={t('face.attest.title')}
      lead={t('face.attest.lead')}
      nextText={t('face.attest.next')}
      step={props}
    >
      <ChoiceGroup
        {...fields.one(names.reason, REASONS)}
        legend={t('face.attest.legend')}
        options={REASONS.map((value) => ({ value, label: t(`face.attest.reason.${value}`) }))}
      />
      {textOf(props.typed, names.reason) === 'other' && (
        <TextField
          {...fields.text(names.otherReason)}
          label={t('face.attest.other.label')}
          hint={t('face.attest.other.hint')}
        />
      )}
      <Note icon={UserRoundCheck}>
        <p>{t('face.attest.own', { number: state.clerk?.number ?? '' })}</p>
      </Note>
    </Question>
  );
}

/** The question of that person; asked after a look in vain. */
export function vouchStepOf(person: Person): Step {
  const { reason, otherReason } = identityNames(person);
  return {
    screen: screenAbout(person, 'attest'),
    name: 'face.attest.step',
    fields: [reason, otherReason],
    problems: (typed) => vouchProblems(typed, person),
    when: (typed, facts) => isVouched(typed, facts, person),
    View: (props) => <Vouch {...props} person={person} />,
  };
}

export const vouchStep = vouchStepOf(CITIZEN);
