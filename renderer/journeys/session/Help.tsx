import { Keyboard } from 'lucide-react';
import { useTexts } from '../../app/texts.tsx';
import { ContrastSetting, TextSizeSetting } from '../../app/viewSettings.tsx';
import { Button } from '../../components/button/Button.tsx';
import { useFrame } from '../frame.tsx';
import type { Step, StepProps } from '../journey.ts';
import { Question } from './SessionScreen.tsx';
import './session.css';

/** Each setting is at work at once, so that the screen itself shows what it does; none of it need be touched. */
function Help(props: StepProps) {
  const { t } = useTexts();
  const { look, see } = useFrame();
  return (
    <Question
      screen="session.help"
      title={t('session.help.step')}
      heading={t('session.help.title')}
      lead={t('session.help.lead')}
      nextText={t('common.next')}
      step={props}
    >
      <div className="help-settings">
        <TextSizeSetting
          label={t('session.help.textSize')}
          value={look.textSize}
          onChange={(textSize) => see({ textSize })}
        />
        <ContrastSetting
          label={t('session.help.contrast')}
          value={look.contrast}
          onChange={(contrast) => see({ contrast })}
        />
        <KeyboardChoice />
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

export const helpStep: Step = {
  screen: 'session.help',
  name: 'session.help.step',
  fields: [],
  problems: () => [],
  View: Help,
};
