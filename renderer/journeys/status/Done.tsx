import { RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { StatusAnswer } from '../../../shared/api/status.ts';
import type { EntryView } from '../../../shared/api/views.ts';
import { dateAndTime } from '../../../shared/texts/dates.ts';
import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import { useAnswer } from '../../app/useAnswer.ts';
import { Button } from '../../components/button/Button.tsx';
import { Note } from '../../components/note/Note.tsx';
import { Plate } from '../../components/plate/Plate.tsx';
import { Stack } from '../../components/stack/Stack.tsx';
import type { DoneProps } from '../journey.ts';
import { SessionScreen } from '../session/SessionScreen.tsx';
import { givenChange, type Given } from '../revoke/answers.ts';
import { KnownHere } from './KnownHere.tsx';
import { Shown } from './Shown.tsx';

/** What is held: by this kiosk at once, by the registry as soon as it answers. Nothing of it outlives the screen. */
export function StatusDone({ entry: accepted, finish, goOn }: DoneProps) {
  const { t } = useTexts();
  const { kiosk } = useDesk();
  const entry = useAnswer('entries.show', { id: accepted.id }).value ?? accepted;
  const look = useLook(entry.id);
  useEffect(() => () => void kiosk.call('status.close', { entry: accepted.id }), [kiosk, accepted.id]);
  const isShown = look.answer?.state === 'shown';
  // One touch here, one on the words to confirm: who it is was settled a moment ago.
  const takeBack = (consent: Given) =>
    goOn({ kind: 'spouse.revoke', ...givenChange(consent) }, 'revoke.confirm');
  return (
    <SessionScreen
      screen="status.done"
      title={t('kinds.status.view')}
      problem={look.problem}
      way={
        look.answer?.state === 'unreached' ? (
          <Button icon={RefreshCw} action="retry" onPress={look.again} busy={look.isAsking}>
            {t('status.unreached.retry')}
          </Button>
        ) : null
      }
      primary={
        <Button look="primary" action="finish" onPress={finish}>
          {t('ban.done.finish')}
        </Button>
      }
    >
      <Stack gap="wide">
        <h1 tabIndex={-1}>{t(isShown ? 'status.title.shown' : 'status.title.known')}</h1>
        <div role="status" data-entry={entry.id} data-state={entry.state}>
          <Told entry={entry} answer={look.answer} />
        </div>
        {look.answer?.state === 'shown' && <Shown status={look.answer.status} takeBack={takeBack} />}
        <KnownHere known={look.known} status={look.answer} takeBack={takeBack} />
      </Stack>
    </SessionScreen>
  );
}

/** What the registry said, or why it said nothing, and what to do then. */
function Told({ entry, answer }: { readonly entry: EntryView; readonly answer: StatusAnswer | null }) {
  const { t, language } = useTexts();
  const { state } = useDesk();
  if (answer?.state === 'shown') {
    return (
      <Note>
        <p>{t('status.shown.at', { moment: dateAndTime(language, answer.status.at) })}</p>
        <p>{t('status.shown.forgotten')}</p>
      </Note>
    );
  }
  const isOnline = state.connection.state === 'online';
  const why =
    answer === null || answer.state === 'waiting' ? (isOnline ? 'asking' : 'offline') : answer.state;
  const reason = entry.reason?.[language];
  return (
    <Plate tone={why === 'asking' || why === 'offline' ? 'wait' : 'stop'} title={t(`status.${why}.title`)}>
      <p>{t(`status.${why}.text`)}</p>
      {why === 'stopped' && reason !== undefined && <p>{t('ban.done.reason', { reason })}</p>}
    </Plate>
  );
}

/** One look: what this kiosk knows is noted once, and the registry is asked again whenever something has changed. */
function useLook(entry: string) {
  const { kiosk } = useDesk();
  const [key] = useState(uuidv7);
  const known = useAnswer('status.known', { key, entry });
  const shown = useAnswer('status.show', { entry });
  const [asked, setAsked] = useState<StatusAnswer | null>(null);
  const [isAsking, setAsking] = useState(false);
  const again = async () => {
    setAsking(true);
    const result = await kiosk.call('status.show', { entry });
    setAsking(false);
    if (result.ok) setAsked(result.value);
  };
  return {
    known: known.value,
    answer: shown.value?.state === 'unreached' ? (asked ?? shown.value) : shown.value,
    problem: known.problem ?? shown.problem,
    again,
    isAsking,
  };
}
