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
import { isVouched, OTHER_REASON, REASON, REASONS, vouchProblems } from './answers.ts';

/** The camera looked in vain: the clerk compares, says why, and answers for it. */
function Vouch(props: StepProps) {
  const { t } = useTexts();
  const { state } = useDesk();
  const fields = useFields(props);
  return (
    <Question
      screen="session.attest"
      title={t('face.attest.step')}
      heading={t('face.attest.title')}
      lead={t('face.attest.lead')}
      nextText={t('face.attest.next')}
      step={props}
    >
      <ChoiceGroup
        {...fields.one(REASON, REASONS)}
        legend={t('face.attest.legend')}
        options={REASONS.map((value) => ({ value, label: t(`face.attest.reason.${value}`) }))}
      />
      {textOf(props.typed, REASON) === 'other' && (
        <TextField
          {...fields.text(OTHER_REASON)}
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

export const vouchStep: Step = {
  screen: 'session.attest',
  name: 'face.attest.step',
  fields: [REASON, OTHER_REASON],
  problems: vouchProblems,
  when: isVouched,
  View: Vouch,
};
