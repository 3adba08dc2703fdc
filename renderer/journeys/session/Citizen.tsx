import { CircleCheck, TriangleAlert } from 'lucide-react';
import { fieldError } from '../../app/fieldError.ts';
import { useTexts } from '../../app/texts.tsx';
import { LiveStatus } from '../../components/liveStatus/LiveStatus.tsx';
import { Note } from '../../components/note/Note.tsx';
import { IIN_GROUPS } from '../../components/textField/grouping.ts';
import { TextField } from '../../components/textField/TextField.tsx';
import { DateAnswer } from '../DateAnswer.tsx';
import { datePaths } from '../dateAnswer.ts';
import type { Step, StepProps } from '../journey.ts';
import { textOf } from '../typed.ts';
import { citizenProblems, citizenWarnings, iinAsTyped } from './checks.ts';
import { useFields } from './fields.ts';
import { CITIZEN, REPRESENTATIVE, type Person } from './person.ts';
import { ReadByCamera } from './ReadByCamera.tsx';
import { isRepresented } from './representative/answers.ts';
import { Question } from './SessionScreen.tsx';
import './session.css';

function Citizen(props: StepProps) {
  const { t } = useTexts();
  const isFor = isRepresented(props.typed);
  return (
    <Question
      screen="session.citizen"
      title={t('session.citizen.step')}
      heading={t(isFor ? 'representative.citizen.title' : 'session.citizen.title')}
      lead={t(isFor ? 'representative.citizen.lead' : 'session.citizen.lead')}
      nextText={t('common.next')}
      step={props}
    >
      <PersonFields {...props} person={CITIZEN} />
    </Question>
  );
}

type PersonProps = StepProps & { readonly person: Person };

/** Who somebody is, as their document says it. */
export function PersonFields(props: PersonProps) {
  const { t } = useTexts();
  const { person } = props;
  const { at } = person;
  const fields = useFields(props);
  return (
    <>
      <div className="citizen-fields">
        <IinField {...props} />
        <TextField
          {...fields.text(`${at}.fullName`)}
          label={t('session.citizen.fullName.label')}
          hint={t('session.citizen.fullName.hint')}
          length="long"
        />
        {person !== REPRESENTATIVE && (
          <>
            <DateAnswer
              {...props}
              name={`${at}.birthDate`}
              legend={t('session.citizen.birthDate.label')}
              hint={t('session.citizen.birthDate.hint')}
            />
            <TextField
              {...fields.text(`${at}.phone`)}
              label={t('session.citizen.phone.label')}
              hint={t('session.citizen.phone.hint')}
              kind="phone"
            />
          </>
        )}
      </div>
      <Warnings {...props} />
    </>
  );
}

/** Checked as it is typed: a wrong digit is easiest to find while the document is in the hand. */
function IinField(props: PersonProps) {
  const texts = useTexts();
  const { t } = texts;
  const { typed, person } = props;
  const name = `${person.at}.iin`;
  const field = useFields(props).text(name);
  const checked = iinAsTyped(typed, person);
  const early = typeof checked === 'object' ? fieldError(texts, [checked], name) : undefined;
  // What was pointed out by "next" goes as soon as the number is right.
  const error = checked === 'good' ? undefined : (early ?? field.error);
  const count = textOf(typed, name).replaceAll(/\D/g, '').length;
  return (
    <div className="iin-field">
      <TextField
        {...field}
        error={error}
        label={t('session.citizen.iin.label')}
        hint={t('session.citizen.iin.hint')}
        kind="digits"
        groups={IIN_GROUPS}
        length="medium"
      />
      <p className={`iin-state ${checked === 'good' ? 'iin-good' : ''}`}>
        {checked === 'good' && <CircleCheck aria-hidden="true" />}
        {checked === 'good' ? t('session.citizen.iin.good') : t('session.citizen.iin.count', { n: count })}
      </p>
      <ReadByCamera />
      <LiveStatus>{checked === 'good' ? t('session.citizen.iin.good') : (early ?? '')}</LiveStatus>
    </div>
  );
}

function Warnings({ typed, facts, person }: PersonProps) {
  const { t } = useTexts();
  const warnings = citizenWarnings(typed, facts.today, person);
  if (warnings.length === 0) return null;
  return (
    <Note icon={TriangleAlert}>
      <p>
        <b>{t('session.citizen.warning.title')}</b>
      </p>
      {warnings.map((warning) => (
        <p key={warning}>{t(`warnings.${warning}`)}</p>
      ))}
      <p>{t('session.citizen.warning.text')}</p>
    </Note>
  );
}

/** The fields of somebody of whom only name and ИИН are asked. */
export const namePaths = ({ at }: Person): string[] => [`${at}.iin`, `${at}.fullName`];

/** The fields of that person. */
export const personPaths = (person: Person): string[] => [
  ...namePaths(person),
  ...datePaths(`${person.at}.birthDate`),
  `${person.at}.phone`,
];

export const citizenStep: Step = {
  screen: 'session.citizen',
  name: 'session.citizen.step',
  fields: personPaths(CITIZEN),
  problems: (typed, facts) => citizenProblems(typed, facts),
  View: Citizen,
};
