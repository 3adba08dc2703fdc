import type { EntryView } from '../../../shared/api/views.ts';
import { useTexts, type Texts } from '../../app/texts.tsx';
import { Plate } from '../../components/plate/Plate.tsx';
import type { TimelineStep } from '../../components/timeline/Timeline.tsx';
import { acceptedStep, recordingStep, stoppedStep } from '../session/timeline.ts';
import { whichStep } from '../claim/Which.tsx';
import type { DoneProps, Journey, TimelineNow } from '../journey.ts';
import { DoneScreen } from '../session/DoneScreen.tsx';
import { WithdrawCheck } from './Check.tsx';
import { WithdrawConfirm } from './Confirm.tsx';
import { reasonStep } from './Reason.tsx';

/** Accepted here → recorded, and with that the claim is over. */
function withdrawTimeline(texts: Texts, entry: EntryView, now: TimelineNow): TimelineStep[] {
  const accepted = acceptedStep(texts, entry, now);
  const { state } = entry;
  if (state === 'refused' || state === 'held') {
    const title = texts.t(`ban.done.${state}.title`, { at: '' });
    return [accepted, stoppedStep(texts, entry, { title, detail: texts.t(`withdraw.done.title.${state}`) })];
  }
  return [accepted, recordingStep(texts, entry, now)];
}

function WithdrawDone(props: DoneProps) {
  const { t } = useTexts();
  return (
    <DoneScreen
      {...props}
      screen="withdraw.done"
      title={t('kinds.claim.withdraw')}
      heading={(state) => t(`withdraw.done.title.${state}`)}
      timeline={withdrawTimeline}
      advice={() => (
        <Plate tone="wait" title={t('withdraw.done.plate.title')}>
          <p>{t('withdraw.done.plate.again')}</p>
          <p>{t('withdraw.done.plate.codes')}</p>
        </Plate>
      )}
    />
  );
}

/** A claim recorded at this kiosk is taken back. */
export const withdrawJourney: Journey = {
  id: 'withdraw',
  kind: 'claim.withdraw',
  questions: [whichStep({ id: 'withdraw', title: 'withdraw.title' }), reasonStep],
  check: { screen: 'withdraw.check', name: 'ban.check.step', View: WithdrawCheck },
  confirm: { screen: 'withdraw.confirm', name: 'ban.confirm.title', View: WithdrawConfirm },
  done: { screen: 'withdraw.done', name: 'kinds.claim.withdraw', View: WithdrawDone },
  timeline: withdrawTimeline,
};
