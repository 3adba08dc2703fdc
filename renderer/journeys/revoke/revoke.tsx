import type { EntryView } from '../../../shared/api/views.ts';
import { at } from '../../../shared/texts/moments.ts';
import { useTexts, type Texts } from '../../app/texts.tsx';
import { Plate } from '../../components/plate/Plate.tsx';
import type { TimelineStep } from '../../components/timeline/Timeline.tsx';
import type { DoneProps, Journey, TimelineNow } from '../journey.ts';
import { DoneScreen } from '../session/DoneScreen.tsx';
import { acceptedStep, recordingStep, stoppedStep } from '../session/timeline.ts';
import { RevokeCheck } from './Check.tsx';
import { RevokeConfirm } from './Confirm.tsx';
import { whichStep } from './Which.tsx';

/** Accepted here → recorded, and from then on nobody can use the consent. */
function revokeTimeline(texts: Texts, entry: EntryView, now: TimelineNow): TimelineStep[] {
  const { t, language } = texts;
  const accepted = acceptedStep(texts, entry, now);
  const { state } = entry;
  if (state === 'refused' || state === 'held') {
    const title = t(`spouse.done.${state}.title`, { at: at(language, entry.recordedAt ?? '', now.nowMs) });
    return [accepted, stoppedStep(texts, entry, { title, detail: t(`revoke.done.${state}`) })];
  }
  return [accepted, recordingStep(texts, entry, now)];
}

function RevokeDone(props: DoneProps) {
  const { t } = useTexts();
  return (
    <DoneScreen
      {...props}
      screen="revoke.done"
      title={t('kinds.spouse.revoke')}
      heading={(state) => t(`revoke.done.title.${state}`)}
      timeline={revokeTimeline}
      advice={(state) => (
        <Plate tone={state === 'recorded' ? 'ok' : 'wait'} title={t('revoke.done.plate.title')}>
          <p>{t(state === 'recorded' ? 'revoke.done.plate.recorded' : 'revoke.done.plate.waiting')}</p>
          <p>{t('revoke.done.plate.again')}</p>
          <p>{t('spouse.done.plate.codes')}</p>
        </Plate>
      )}
    />
  );
}

/** A consent is taken back by the spouse who gave it. */
export const revokeJourney: Journey = {
  id: 'revoke',
  kind: 'spouse.revoke',
  questions: [whichStep],
  check: { screen: 'revoke.check', name: 'ban.check.step', View: RevokeCheck },
  confirm: { screen: 'revoke.confirm', name: 'ban.confirm.title', View: RevokeConfirm },
  done: { screen: 'revoke.done', name: 'kinds.spouse.revoke', View: RevokeDone },
  timeline: revokeTimeline,
};
