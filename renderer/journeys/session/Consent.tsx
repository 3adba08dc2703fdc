import { useTexts } from '../../app/texts.tsx';
import { Checkbox } from '../../components/checkbox/Checkbox.tsx';
import type { Step, StepProps } from '../journey.ts';
import { consentProblems } from './checks.ts';
import { useFields } from './fields.ts';
import { Question } from './SessionScreen.tsx';
import './session.css';

const ABOUT = ['first', 'second', 'third'] as const;
const POINTS = ['who', 'what', 'why', 'whom', 'period', 'rights', 'law'] as const;

function Consent(props: StepProps) {
  const { t } = useTexts();
  const fields = useFields(props);
  return (
    <Question
      screen="session.consent"
      title={t('session.consent.step')}
      heading={t('session.consent.title')}
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
        <section className="consent-text" aria-labelledby="consent-title">
          <h2 id="consent-title">{t('session.consent.personalData.title')}</h2>
          {POINTS.map((point) => (
            <p key={point}>{t(`session.consent.personalData.${point}`)}</p>
          ))}
        </section>
        <div className="consent-boxes">
          <Checkbox {...fields.box('attestation.consent.personalData')} label={t('session.consent.agree')} />
          <Checkbox {...fields.box('attestation.consent.readAloud')} label={t('session.consent.readAloud')} />
          <p className="quiet-words">{t('session.consent.refuse')}</p>
        </div>
      </div>
    </Question>
  );
}

export const consentStep: Step = {
  screen: 'session.consent',
  name: 'session.consent.step',
  fields: ['attestation.consent.personalData', 'attestation.consent.readAloud'],
  problems: consentProblems,
  View: Consent,
};
