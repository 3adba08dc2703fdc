import { Note } from '../components/note/Note.tsx';
import { Screen } from '../components/screen/Screen.tsx';
import type { DeskStart } from './desk.tsx';
import { problemWords } from './fieldError.ts';
import { useTexts } from './texts.tsx';

/** Before there is anything to show: the program starts, or says why it cannot. */
export function Starting({ life, problem }: DeskStart) {
  const texts = useTexts();
  const { t } = texts;
  const hasFailed = life === 'failed';
  return (
    <Screen
      screen="desk.starting"
      title={t('common.brand')}
      heading={hasFailed ? t('common.core.failed') : t('common.core.starting')}
      lead={hasFailed ? undefined : t('common.loading')}
    >
      {hasFailed && problem && (
        <Note>
          <p role="alert">{problemWords(texts, problem)}</p>
        </Note>
      )}
    </Screen>
  );
}
