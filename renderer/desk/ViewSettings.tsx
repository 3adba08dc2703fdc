import { ArrowLeft } from 'lucide-react';
import { useDesk } from '../app/desk.tsx';
import { useTexts } from '../app/texts.tsx';
import { useSettings } from '../app/useSettings.ts';
import { ContrastSetting, TextSizeSetting } from '../app/viewSettings.tsx';
import { Button } from '../components/button/Button.tsx';
import { LanguageSwitch } from '../components/languageSwitch/LanguageSwitch.tsx';
import { DeskKeysChoice } from './deskKeys.tsx';
import { DeskScreen } from './DeskScreen.tsx';
import type { Go } from './place.ts';

/** How the desk is shown; a citizen's session has its own language and sight. */
export function ViewSettings({ go }: { readonly go: Go }) {
  const { t } = useTexts();
  const { language, textSize, contrast } = useDesk().state.settings;
  const { change, problem } = useSettings();
  return (
    <DeskScreen
      screen="desk.view"
      title={t('common.view.label')}
      heading={t('common.view.label')}
      problem={problem}
      back={
        <Button icon={ArrowLeft} action="back" onPress={() => go({ kind: 'home' })}>
          {t('desk.queue.back')}
        </Button>
      }
    >
      <LanguageSwitch
        label={t('common.view.language')}
        labelShown
        value={language}
        onChange={(chosen) => change({ language: chosen })}
      />
      <TextSizeSetting value={textSize} onChange={(chosen) => change({ textSize: chosen })} />
      <ContrastSetting value={contrast} onChange={(chosen) => change({ contrast: chosen })} />
      <DeskKeysChoice />
    </DeskScreen>
  );
}
