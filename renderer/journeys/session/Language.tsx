import { LANGUAGES, LANGUAGE_NAMES } from '../../../shared/texts/language.ts';
import { useTexts } from '../../app/texts.tsx';
import { ChoiceGroup } from '../../components/choiceGroup/ChoiceGroup.tsx';
import type { Step, StepProps } from '../journey.ts';
import { languageProblems } from './checks.ts';
import { useFields } from './fields.ts';
import { Question } from './SessionScreen.tsx';

function LanguageChoice(props: StepProps) {
  const { t } = useTexts();
  return (
    <Question
      screen="session.language"
      title={t('session.language.step')}
      nextText={t('common.next')}
      step={props}
    >
      <ChoiceGroup
        {...useFields(props).one('citizen.language', LANGUAGES)}
        legend={t('session.language.title')}
        legendAs="heading"
        hint={t('session.language.lead')}
        options={LANGUAGES.map((language) => ({
          value: language,
          label: LANGUAGE_NAMES[language],
          lang: language,
        }))}
      />
    </Question>
  );
}

/** Asked first and alone: nothing else can be understood before it. */
export const languageStep: Step = {
  screen: 'session.language',
  name: 'session.language.step',
  fields: ['citizen.language'],
  problems: languageProblems,
  View: LanguageChoice,
};
