import { ArrowLeft, Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { DraftView } from '../../shared/api/views.ts';
import type { Problem } from '../../shared/api/result.ts';
import { at } from '../../shared/texts/moments.ts';
import { useDesk } from '../app/desk.tsx';
import { useTexts } from '../app/texts.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useNow } from '../app/useNow.ts';
import { Button } from '../components/button/Button.tsx';
import { Dialog } from '../components/dialog/Dialog.tsx';
import { DeskScreen } from './DeskScreen.tsx';
import { draftName, draftStep, newestFirst } from './draftWords.ts';
import type { Go } from './place.ts';
import { useSessions } from './useSessions.ts';

/** Sessions that were left: each opens on the question where it stopped. */
export function Drafts({ go }: { readonly go: Go }) {
  const { t } = useTexts();
  const sessions = useSessions(go);
  const [asked, setAsked] = useState<DraftView | null>(null);
  const discarding = useDiscard();
  const answer = useAnswer('drafts.list', {});
  const drafts = newestFirst(answer.value ?? []);
  const count = useDesk().state.drafts;
  const isNone = (answer.value?.length ?? count) === 0;
  const discard = async () => {
    if (asked) await discarding.discard(asked.id);
    await answer.again();
    setAsked(null);
  };
  return (
    <DeskScreen
      screen="desk.drafts"
      title={t('desk.drafts.title')}
      heading={t('desk.drafts.title')}
      lead={t(isNone ? 'desk.drafts.none' : 'desk.drafts.lead')}
      problem={sessions.problem ?? discarding.problem ?? answer.problem}
      back={
        <Button icon={ArrowLeft} action="back" onPress={() => go({ kind: 'home' })}>
          {t('desk.drafts.back')}
        </Button>
      }
    >
      <ul className="draft-list">
        {drafts.map((draft) => (
          <DraftRow key={draft.id} draft={draft} onResume={sessions.resume} onDiscard={setAsked} />
        ))}
      </ul>
      <Dialog
        open={asked !== null}
        title={t('desk.drafts.discardTitle')}
        safe={{ text: t('desk.drafts.discardNo'), action: 'stay', onPress: () => setAsked(null) }}
        confirm={{ text: t('desk.drafts.discardYes'), action: 'discard', onPress: discard }}
      >
        <p>{t('desk.drafts.discardText')}</p>
      </Dialog>
    </DeskScreen>
  );
}

type DraftRowProps = {
  readonly draft: DraftView;
  readonly onResume: (id: string) => Promise<void>;
  readonly onDiscard: (draft: DraftView) => void;
};

function DraftRow({ draft, onResume, onDiscard }: DraftRowProps) {
  const texts = useTexts();
  const { t, language } = texts;
  const name = draftName(texts, draft);
  const now = useNow();
  return (
    <li className="draft-row" data-draft={draft.id}>
      <div className="draft-words">
        <b>{name}</b>
        <span>{draftStep(texts, draft)}</span>
        <span>{t('desk.drafts.saved', { at: at(language, draft.savedAt, now) })}</span>
      </div>
      <Button look="quiet" icon={Trash2} action="discard" about={name} onPress={() => onDiscard(draft)}>
        {t('desk.drafts.discard')}
      </Button>
      <Button icon={Play} action="resume" about={name} onPress={() => onResume(draft.id)}>
        {t('desk.drafts.resume')}
      </Button>
    </li>
  );
}

function useDiscard() {
  const { kiosk } = useDesk();
  const [problem, setProblem] = useState<Problem | null>(null);
  const discard = async (id: string) => {
    const result = await kiosk.call('drafts.discard', { id, key: uuidv7() });
    setProblem(result.ok ? null : result.problem);
  };
  return { discard, problem };
}
