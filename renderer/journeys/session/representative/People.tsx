/** The questions about whoever acts for the citizen: those of the citizen once more. */
import { useTexts } from '../../../app/texts.tsx';
import type { Step, StepProps } from '../../journey.ts';
import { consentProblems, namedProblems } from '../checks.ts';
import { namePaths, PersonFields } from '../Citizen.tsx';
import { consentPaths, DataConsent } from '../Consent.tsx';
import { faceStepOf } from '../face/FaceStep.tsx';
import { vouchStepOf } from '../face/Vouch.tsx';
import { DocumentFields, documentPaths, documentProblems, isByClerk } from '../Identity.tsx';
import { REPRESENTATIVE } from '../person.ts';
import { Question } from '../SessionScreen.tsx';
import { isRepresented } from './answers.ts';

function RepresentativeData(props: StepProps) {
  const { t } = useTexts();
  return (
    <Question
      screen="session.representativeData"
      title={t('representative.personalData.step')}
      heading={t('representative.personalData.title')}
      nextText={t('session.consent.next')}
      step={props}
      onRead={() => props.type(`${REPRESENTATIVE.attested}.consent.readAloud`, true)}
    >
      <div className="consent">
        <DataConsent {...props} person={REPRESENTATIVE} />
      </div>
    </Question>
  );
}

function RepresentativePerson(props: StepProps) {
  const { t } = useTexts();
  return (
    <Question
      screen="session.representative"
      title={t('representative.person.step')}
      heading={t('representative.person.title')}
      lead={t('representative.person.lead')}
      nextText={t('common.next')}
      step={props}
    >
      <PersonFields {...props} person={REPRESENTATIVE} />
    </Question>
  );
}

function RepresentativeIdentity(props: StepProps) {
  const { t } = useTexts();
  return (
    <Question
      screen="session.representativeIdentity"
      title={t('representative.identity.step')}
      heading={t('representative.identity.title')}
      lead={props.facts.hasCamera ? undefined : t('representative.identity.lead')}
      nextText={t(isByClerk(props, REPRESENTATIVE) ? 'session.identity.next' : 'common.next')}
      step={props}
    >
      <DocumentFields {...props} person={REPRESENTATIVE} />
    </Question>
  );
}

/** Who acts for the citizen, in the order in which the citizen is asked. */
export const representativeSteps: readonly [Step, ...Step[]] = [
  {
    screen: 'session.representativeData',
    name: 'representative.personalData.step',
    fields: consentPaths(REPRESENTATIVE),
    problems: (typed) => (isRepresented(typed) ? consentProblems(typed, REPRESENTATIVE) : []),
    when: isRepresented,
    View: RepresentativeData,
  },
  {
    screen: 'session.representative',
    name: 'representative.person.step',
    fields: namePaths(REPRESENTATIVE),
    problems: (typed) => (isRepresented(typed) ? namedProblems(typed, REPRESENTATIVE) : []),
    when: isRepresented,
    View: RepresentativePerson,
  },
  {
    screen: 'session.representativeIdentity',
    name: 'representative.identity.step',
    fields: documentPaths(REPRESENTATIVE),
    problems: (typed, facts) => (isRepresented(typed) ? documentProblems(typed, facts, REPRESENTATIVE) : []),
    when: isRepresented,
    View: RepresentativeIdentity,
  },
  faceStepOf(REPRESENTATIVE),
  vouchStepOf(REPRESENTATIVE),
];
