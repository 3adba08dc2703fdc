import { useTexts } from '../../app/texts.tsx';
import { Checkbox } from '../../components/checkbox/Checkbox.tsx';
import type { Step, StepProps } from '../journey.ts';
import { consentProblems } from './checks.ts';
import { useFields } from './fields.ts';
import { CITIZEN, type Person } from './person.ts';
import { isRepresented } from './representative/answers.ts';
import { Question } from './SessionScreen.tsx';
import './session.css';

const ABOUT = ['first', 'second', 'third'] as const;
const POINTS = ['who', 'what', 'why', 'whom', 'period', 'rights', 'law'] as const;

function Consent(props: StepProps) {
  const { t } = useTexts();
  return (
    <Question
      screen="session.consent"
      title={t('session.consent.step')}
      heading={t(isRepresented(props.typed) ? 'representative.consent.title' : 'session.consent.title')}
      nextText={t('session.consent.next')}
      step={props}
      onRead={() => props.type('attestation.consent.readAloud', true)}
    >
      <div className="consent">
        <div className="consent-about">
          {ABOUT.map((sentence) => (
            <p key={sentence}>{t(`session.consent.about.${sentence}`)}</p>
          ))}
        </div>
        <DataConsent {...props} person={CITIZEN} />
      </div>
    </Question>
  );
}

type DataConsentProps = StepProps & { readonly person: Person };

/** What somebody agrees to about their own data, and that they do. */
export function DataConsent(props: DataConsentProps) {
  const { t } = useTexts();
  const { typed, person } = props;
  const { attested } = person;
  const isFor = person === CITIZEN && isRepresented(typed);
  const fields = useFields(props);
  return (
    <>
      <section className="consent-text" aria-labelledby="consent-title">
        <h2 id="consent-title">{t('session.consent.personalData.title')}</h2>
        {POINTS.map((point) => (
          <p key={point}>{t(`session.consent.personalData.${point}`)}</p>
        ))}
      </section>
      <div className="consent-boxes">
        <Checkbox
          {...fields.box(`${attested}.consent.personalData`)}
          label={t(isFor ? 'representative.consent.agree' : 'session.consent.agree')}
        />
        <Checkbox {...fields.box(`${attested}.consent.readAloud`)} label={t('session.consent.readAloud')} />
        <p className="quiet-words">{t('session.consent.refuse')}</p>
      </div>
    </>
  );
}

/** The fields of that person's agreement. */
export const consentPaths = ({ attested }: Person): string[] => [
  `${attested}.consent.personalData`,
  `${attested}.consent.readAloud`,
];

export const consentStep: Step = {
  screen: 'session.consent',
  name: 'session.consent.step',
  fields: consentPaths(CITIZEN),
  problems: (typed) => consentProblems(typed),
  View: Consent,
};
