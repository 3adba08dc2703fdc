import { UserRoundCheck } from 'lucide-react';
import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import { ChoiceGroup } from '../../components/choiceGroup/ChoiceGroup.tsx';
import { Note } from '../../components/note/Note.tsx';
import { TextField } from '../../components/textField/TextField.tsx';
import { DocumentKind } from '../../../shared/protocol/schema/people.ts';
import type { Step, StepProps } from '../journey.ts';
import { identityProblems } from './checks.ts';
import { useFields } from './fields.ts';
import { Question } from './SessionScreen.tsx';
import './session.css';

function Identity(props: StepProps) {
  const { t } = useTexts();
  const { state } = useDesk();
  const fields = useFields(props);
  const kinds = DocumentKind.options;
  return (
    <Question
      screen="session.identity"
      title={t('session.identity.step')}
      heading={t('session.identity.title')}
      lead={t('session.identity.lead')}
      nextText={t('session.identity.next')}
      step={props}
    >
      <ChoiceGroup
        {...fields.one('attestation.document.kind', kinds)}
        legend={t('session.identity.kind.label')}
        layout="row"
        options={kinds.map((kind) => ({ value: kind, label: t(`session.identity.kind.${kind}`) }))}
      />
      <TextField
        {...fields.text('attestation.document.number')}
        label={t('session.identity.number.label')}
        hint={t('session.identity.number.hint')}
        length="medium"
      />
      <Note icon={UserRoundCheck}>
        <p>
          <b>{t('session.identity.attest.label')}</b>
        </p>
        <p>{t('session.identity.attest.note', { number: state.clerk?.number ?? '' })}</p>
      </Note>
    </Question>
  );
}

export const identityStep: Step = {
  screen: 'session.identity',
  name: 'session.identity.step',
  fields: ['attestation.document.kind', 'attestation.document.number'],
  problems: identityProblems,
  View: Identity,
};
