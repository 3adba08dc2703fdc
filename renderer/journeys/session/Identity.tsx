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
import { CITIZEN, type Person } from './person.ts';
import { Question } from './SessionScreen.tsx';
import './session.css';

function Identity(props: StepProps) {
  const { t } = useTexts();
  return (
    <Question
      screen="session.identity"
      title={t('session.identity.step')}
      heading={t('session.identity.title')}
      lead={t('session.identity.lead')}
      nextText={t('session.identity.next')}
      step={props}
    >
      <DocumentFields {...props} person={CITIZEN} />
    </Question>
  );
}

type DocumentFieldsProps = StepProps & { readonly person: Person };

/** The paper that somebody shows, and that the clerk answers for the face. */
export function DocumentFields(props: DocumentFieldsProps) {
  const { t } = useTexts();
  const { state } = useDesk();
  const { attested } = props.person;
  const fields = useFields(props);
  const kinds = DocumentKind.options;
  return (
    <>
      <ChoiceGroup
        {...fields.one(`${attested}.document.kind`, kinds)}
        legend={t('session.identity.kind.label')}
        layout="row"
        options={kinds.map((kind) => ({ value: kind, label: t(`session.identity.kind.${kind}`) }))}
      />
      <TextField
        {...fields.text(`${attested}.document.number`)}
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
    </>
  );
}

/** The fields of that person's document. */
export const documentPaths = ({ attested }: Person): string[] => [
  `${attested}.document.kind`,
  `${attested}.document.number`,
];

export const identityStep: Step = {
  screen: 'session.identity',
  name: 'session.identity.step',
  fields: documentPaths(CITIZEN),
  problems: (typed) => identityProblems(typed),
  View: Identity,
};
