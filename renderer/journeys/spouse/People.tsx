/** The questions about whoever consents: those of the citizen once more, about the spouse. */
import { Vulnerability } from '../../../shared/protocol/schema/people.ts';
import { isLanguage, LANGUAGES, LANGUAGE_NAMES } from '../../../shared/texts/language.ts';
import { useTexts } from '../../app/texts.tsx';
import { ChoiceGroup } from '../../components/choiceGroup/ChoiceGroup.tsx';
import type { Step, StepProps } from '../journey.ts';
import { consentProblems } from '../session/checks.ts';
import { PersonFields, personPaths } from '../session/Citizen.tsx';
import { consentPaths, DataConsent } from '../session/Consent.tsx';
import { useFields } from '../session/fields.ts';
import { faceStepOf } from '../session/face/FaceStep.tsx';
import { vouchStepOf } from '../session/face/Vouch.tsx';
import { DocumentFields, documentPaths, documentProblems, isByClerk } from '../session/Identity.tsx';
import { SPOUSE } from '../session/person.ts';
import { Question } from '../session/SessionScreen.tsx';
import { textOf } from '../typed.ts';
import { spouseProblems } from './answers.ts';

function SpouseLanguage(props: StepProps) {
  const { t } = useTexts();
  const fields = useFields(props);
  const groups = Vulnerability.options;
  return (
    <Question
      screen="spouse.language"
      title={t('spouse.language.step')}
      nextText={t('common.next')}
      step={props}
    >
      <ChoiceGroup
        {...fields.one('spouse.language', LANGUAGES)}
        legend={t('spouse.language.title')}
        legendAs="heading"
        hint={t('spouse.language.lead')}
        layout="row"
        options={LANGUAGES.map((language) => ({
          value: language,
          label: LANGUAGE_NAMES[language],
          lang: language,
        }))}
      />
      <ChoiceGroup
        {...fields.many('spouse.vulnerable', groups)}
        legendAs="second"
        legend={t('session.language.vulnerable.title')}
        hint={t('spouse.language.vulnerableHint')}
        layout="row"
        options={groups.map((group) => ({ value: group, label: t(`session.language.vulnerable.${group}`) }))}
      />
    </Question>
  );
}

function SpouseData(props: StepProps) {
  const { t } = useTexts();
  return (
    <Question
      screen="spouse.personalData"
      title={t('spouse.personalData.step')}
      heading={t('spouse.personalData.title')}
      nextText={t('session.consent.next')}
      step={props}
      onRead={() => props.type('spouseAttestation.consent.readAloud', true)}
    >
      <div className="consent">
        <DataConsent {...props} person={SPOUSE} />
      </div>
    </Question>
  );
}

function SpousePerson(props: StepProps) {
  const { t } = useTexts();
  return (
    <Question
      screen="spouse.person"
      title={t('spouse.person.step')}
      heading={t('spouse.person.title')}
      lead={t('spouse.person.lead', { borrower: textOf(props.typed, 'citizen.fullName').trim() })}
      nextText={t('common.next')}
      step={props}
    >
      <PersonFields {...props} person={SPOUSE} />
    </Question>
  );
}

function SpouseIdentity(props: StepProps) {
  const { t } = useTexts();
  return (
    <Question
      screen="spouse.identity"
      title={t('spouse.identity.step')}
      heading={t('spouse.identity.title')}
      lead={props.facts.hasCamera ? undefined : t('spouse.identity.lead')}
      nextText={t(isByClerk(props, SPOUSE) ? 'session.identity.next' : 'common.next')}
      step={props}
    >
      <DocumentFields {...props} person={SPOUSE} />
    </Question>
  );
}

/** Who consents, in the order in which the citizen was asked. */
export const spouseSteps: readonly Step[] = [
  {
    screen: 'spouse.language',
    name: 'spouse.language.step',
    fields: ['spouse.language', 'spouse.vulnerable'],
    problems: (typed) =>
      isLanguage(textOf(typed, 'spouse.language'))
        ? []
        : [{ path: 'spouse.language', code: 'choice.language' }],
    View: SpouseLanguage,
  },
  {
    screen: 'spouse.personalData',
    name: 'spouse.personalData.step',
    fields: consentPaths(SPOUSE),
    problems: (typed) => consentProblems(typed, SPOUSE),
    View: SpouseData,
  },
  {
    screen: 'spouse.person',
    name: 'spouse.person.step',
    fields: personPaths(SPOUSE),
    problems: spouseProblems,
    View: SpousePerson,
  },
  {
    screen: 'spouse.identity',
    name: 'spouse.identity.step',
    fields: documentPaths(SPOUSE),
    problems: (typed, facts) => documentProblems(typed, facts, SPOUSE),
    View: SpouseIdentity,
  },
  faceStepOf(SPOUSE),
  vouchStepOf(SPOUSE),
];
