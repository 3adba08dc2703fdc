import { Keyboard } from 'lucide-react';
import { useTexts } from '../../app/texts.tsx';
import { LANGUAGES, LANGUAGE_NAMES } from '../../../shared/texts/language.ts';
import { Vulnerability } from '../../../shared/protocol/schema/people.ts';
import { Button } from '../../components/button/Button.tsx';
import { ChoiceGroup } from '../../components/choiceGroup/ChoiceGroup.tsx';
import { Columns } from '../../components/columns/Columns.tsx';
import { TextField } from '../../components/textField/TextField.tsx';
import { ContrastSetting, TextSizeSetting } from '../../app/viewSettings.tsx';
import { useFrame } from '../frame.tsx';
import type { Step, StepProps } from '../journey.ts';
import { languageProblems } from './checks.ts';
import { useFields } from './fields.ts';
import { Question } from './SessionScreen.tsx';
import './session.css';

function LanguageAndHelp(props: StepProps) {
  const { t } = useTexts();
  const { look, see } = useFrame();
  const fields = useFields(props);
  const groups = Vulnerability.options;
  return (
    <Question
      screen="session.language"
      title={t('session.language.step')}
      nextText={t('common.next')}
      step={props}
    >
      <ChoiceGroup
        {...fields.one('citizen.language', LANGUAGES)}
        legend={t('session.language.title')}
        legendAs="heading"
        hint={t('session.language.lead')}
        layout="row"
        options={LANGUAGES.map((language) => ({
          value: language,
          label: LANGUAGE_NAMES[language],
          lang: language,
        }))}
      />
      <Columns>
        <TextSizeSetting
          label={t('session.language.textSize')}
          value={look.textSize}
          onChange={(textSize) => see({ textSize })}
        />
        <ContrastSetting value={look.contrast} onChange={(contrast) => see({ contrast })} />
      </Columns>
      <KeyboardChoice />
      <ChoiceGroup
        {...fields.many('citizen.vulnerable', groups)}
        legend={t('session.language.vulnerable.title')}
        hint={t('session.language.vulnerable.hint')}
        layout="row"
        options={groups.map((group) => ({ value: group, label: t(`session.language.vulnerable.${group}`) }))}
      />
      <div className="helper-field">
        <TextField
          {...fields.text('attestation.helper')}
          label={t('session.language.helper.label')}
          hint={t('session.language.helper.hint')}
          length="long"
        />
      </div>
    </Question>
  );
}

/** For whoever types with a finger; from here on, for the whole session. */
function KeyboardChoice() {
  const { t } = useTexts();
  const { keyboard, see } = useFrame();
  return (
    <div data-setting="keyboard" data-value={keyboard ? 'on' : 'off'}>
      <Button icon={Keyboard} action="keyboard" onPress={() => see({ keyboard: !keyboard })}>
        {t(keyboard ? 'common.keyboard.hide' : 'common.keyboard.show')}
      </Button>
    </div>
  );
}

export const languageStep: Step = {
  screen: 'session.language',
  name: 'session.language.step',
  fields: ['citizen.language', 'citizen.vulnerable', 'attestation.helper'],
  problems: languageProblems,
  View: LanguageAndHelp,
};
