import { CircleCheck, TriangleAlert } from 'lucide-react';
import { fieldError } from '../../app/fieldError.ts';
import { useTexts } from '../../app/texts.tsx';
import { DateField, type DateParts } from '../../components/dateField/DateField.tsx';
import { LiveStatus } from '../../components/liveStatus/LiveStatus.tsx';
import { Note } from '../../components/note/Note.tsx';
import { IIN_GROUPS } from '../../components/textField/grouping.ts';
import { TextField } from '../../components/textField/TextField.tsx';
import type { Step, StepProps } from '../journey.ts';
import { textOf } from '../typed.ts';
import { birthDateParts, citizenProblems, citizenWarnings, iinAsTyped } from './checks.ts';
import { useFields } from './fields.ts';
import { Question } from './SessionScreen.tsx';
import './session.css';

const PARTS = ['day', 'month', 'year'] as const;

function Citizen(props: StepProps) {
  const { t } = useTexts();
  const fields = useFields(props);
  return (
    <Question
      screen="session.citizen"
      title={t('session.citizen.step')}
      heading={t('session.citizen.title')}
      lead={t('session.citizen.lead')}
      nextText={t('common.next')}
      step={props}
    >
      <div className="citizen-fields">
        <IinField {...props} />
        <TextField
          {...fields.text('citizen.fullName')}
          label={t('session.citizen.fullName.label')}
          hint={t('session.citizen.fullName.hint')}
          length="long"
        />
        <BirthDate {...props} />
        <TextField
          {...fields.text('citizen.phone')}
          label={t('session.citizen.phone.label')}
          hint={t('session.citizen.phone.hint')}
          kind="phone"
        />
      </div>
      <Warnings {...props} />
    </Question>
  );
}

/** Checked as it is typed: a wrong digit is easiest to find while the document is in the hand. */
function IinField(props: StepProps) {
  const texts = useTexts();
  const { t } = texts;
  const field = useFields(props).text('citizen.iin');
  const checked = iinAsTyped(props.typed);
  const early = typeof checked === 'object' ? fieldError(texts, [checked], 'citizen.iin') : undefined;
  // What was pointed out by "next" goes as soon as the number is right.
  const error = checked === 'good' ? undefined : (early ?? field.error);
  const count = textOf(props.typed, 'citizen.iin').replaceAll(/\D/g, '').length;
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
      <LiveStatus>{checked === 'good' ? t('session.citizen.iin.good') : (early ?? '')}</LiveStatus>
    </div>
  );
}

function BirthDate({ typed, problems, type }: StepProps) {
  const texts = useTexts();
  const { t } = texts;
  const parts = birthDateParts(typed);
  const wrong = PARTS.filter((part) => problems.some(({ path }) => path === `citizen.birthDate.${part}`));
  const [first] = wrong;
  const onChange = (next: DateParts) => {
    for (const part of PARTS) if (next[part] !== parts[part]) type(`citizen.birthDate.${part}`, next[part]);
  };
  return (
    <DateField
      name="citizen.birthDate"
      legend={t('session.citizen.birthDate.label')}
      hint={t('session.citizen.birthDate.hint')}
      labels={{
        day: t('session.citizen.birthDate.day'),
        month: t('session.citizen.birthDate.month'),
        year: t('session.citizen.birthDate.year'),
      }}
      value={parts}
      onChange={onChange}
      error={first && fieldError(texts, problems, `citizen.birthDate.${first}`)}
      wrong={wrong}
    />
  );
}

function Warnings({ typed, facts }: StepProps) {
  const { t } = useTexts();
  const warnings = citizenWarnings(typed, facts.today);
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

export const citizenStep: Step = {
  screen: 'session.citizen',
  name: 'session.citizen.step',
  fields: [
    'citizen.iin',
    'citizen.fullName',
    ...PARTS.map((part) => `citizen.birthDate.${part}`),
    'citizen.phone',
  ],
  problems: citizenProblems,
  View: Citizen,
};
