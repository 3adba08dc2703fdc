import { TriangleAlert } from 'lucide-react';
import type { Problem } from '../../shared/api/result.ts';
import { Note } from '../components/note/Note.tsx';
import { RestartNotice } from '../components/restartNotice/RestartNotice.tsx';
import { useDesk } from './desk.tsx';
import { problemWords } from './fieldError.ts';
import { useTexts } from './texts.tsx';
import './app.css';

type NoticesProps = {
  /** Something typed could not be saved yet. */
  readonly unsaved?: boolean;
  /** What the last act met with. */
  readonly problem?: Problem | null;
};

/** What goes on behind the screen, said above its heading: a restart, an act that failed. */
export function Notices({ unsaved = false, problem = null }: NoticesProps) {
  const { life } = useDesk();
  const texts = useTexts();
  const words = problem ? problemWords(texts, problem) : unsaved ? texts.t('problems.core.cannotSave') : null;
  return (
    <>
      {life === 'restarting' && (
        <RestartNotice title={texts.t('common.restart.title')} detail={texts.t('common.restart.detail')} />
      )}
      <div aria-live="assertive" className="notice-slot">
        {life === 'up' && words !== null && (
          <Note icon={TriangleAlert}>
            <p>{words}</p>
          </Note>
        )}
      </div>
    </>
  );
}
