import { UserRoundCheck, UserRoundX } from 'lucide-react';
import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import { ChoiceGroup } from '../../components/choiceGroup/ChoiceGroup.tsx';
import { Note } from '../../components/note/Note.tsx';
import { TextField } from '../../components/textField/TextField.tsx';
import { DocumentKind } from '../../../shared/protocol/schema/people.ts';
import type { Facts, Step, StepProps } from '../journey.ts';
import { RESTED } from '../draft.ts';
import { isTicked, textOf, type FieldProblem, type Typed } from '../typed.ts';
import { identityProblems } from './checks.ts';
import { identityNames, wayProblems, WAYS } from './face/answers.ts';
import { useFields } from './fields.ts';
import { CITIZEN, type Person } from './person.ts';
import { ReadByCamera } from './ReadByCamera.tsx';
import { isAway, isRepresented } from './representative/answers.ts';
import { Question } from './SessionScreen.tsx';
import './session.css';

function Identity(props: StepProps) {
  const { t } = useTexts();
  const { hasCamera } = props.facts;
  const isFor = isRepresented(props.typed);
  const isClerks = isByClerk(props, CITIZEN);
  const lead = hasCamera ? undefined : t('session.identity.lead');
  return (
    <Question
      screen="session.identity"
      title={t('session.identity.step')}
      heading={t(isFor ? 'representative.document.title' : 'session.identity.title')}
      lead={isFor ? t('representative.document.lead') : lead}
      nextText={t(isClerks && !isFor ? 'session.identity.next' : 'common.next')}
      step={props}
    >
      <DocumentFields {...props} person={CITIZEN} />
    </Question>
  );
}

/** Nobody but the clerk compares: there is no camera, or it is not wished. */
export const isByClerk = ({ facts, typed }: StepProps, person: Person): boolean =>
  !facts.hasCamera || textOf(typed, identityNames(person).method) === 'clerk';

/** By the camera or without it; asked only where there is one. */
function Ways({ person, ...props }: DocumentFieldsProps) {
  const { t } = useTexts();
  return (
    <ChoiceGroup
      {...useFields(props).one(identityNames(person).method, WAYS)}
      legend={t('face.way.legend')}
      hint={t('face.way.hint')}
      layout="row"
      options={WAYS.map((way) => ({
        value: way,
        label: t(`face.way.${way}.label`),
        hint: t(`face.way.${way}.hint`),
      }))}
    />
  );
}

type DocumentFieldsProps = StepProps & { readonly person: Person };

/** The paper that somebody shows, and that the clerk answers for the face. */
export function DocumentFields(props: DocumentFieldsProps) {
  const { t } = useTexts();
  const { state } = useDesk();
  const { person, facts } = props;
  const { attested } = person;
  // Whoever is represented is not here to be looked at.
  const isGone = isAway(props.typed, person);
  const clerk = { number: state.clerk?.number ?? '' };
  const fields = useFields(props);
  const kinds = DocumentKind.options;
  return (
    <>
      {isTicked(props.typed, RESTED) && !isGone && (
        <Note icon={UserRoundCheck}>
          <p>{t('session.identity.rested')}</p>
        </Note>
      )}
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
        letters="latin"
      />
      <div>
        <ReadByCamera />
      </div>
      {facts.hasCamera && !isGone && <Ways {...props} />}
      {isGone && (
        <Note icon={UserRoundX}>
          <p>{t('representative.document.note')}</p>
        </Note>
      )}
      {isByClerk(props, person) && !isGone && (
        <Note icon={UserRoundCheck}>
          <p>
            <b>{facts.hasCamera ? t('face.attest.own', clerk) : t('session.identity.attest.label')}</b>
          </p>
          {!facts.hasCamera && <p>{t('session.identity.attest.note', clerk)}</p>}
        </Note>
      )}
    </>
  );
}

/** The fields of that person's document, and of the way to compare the face. */
export const documentPaths = (person: Person): string[] => [
  `${person.attested}.document.kind`,
  `${person.attested}.document.number`,
  identityNames(person).method,
];

/** What has to be mended on that screen. */
export const documentProblems = (typed: Typed, facts: Facts, person: Person): FieldProblem[] => [
  ...identityProblems(typed, person),
  ...wayProblems(typed, facts, person),
];

export const identityStep: Step = {
  screen: 'session.identity',
  name: 'session.identity.step',
  fields: documentPaths(CITIZEN),
  problems: (typed, facts) => documentProblems(typed, facts, CITIZEN),
  View: Identity,
};
