import type { EntryView } from '../../../shared/api/views.ts';
import { useTexts } from '../../app/texts.tsx';
import { Plate } from '../../components/plate/Plate.tsx';
import type { DoneProps } from '../journey.ts';
import { DoneScreen } from '../session/DoneScreen.tsx';
import { liftTimeline } from './timeline.ts';

/** What became of a lift: until it has ended, that the ban is in force. */
export function LiftDone(props: DoneProps) {
  const { t } = useTexts();
  return (
    <DoneScreen
      {...props}
      screen="lift.done"
      title={t('kinds.ban.lift')}
      heading={(state) => t(`lift.done.title.${state}`)}
      timeline={liftTimeline}
      advice={(state) => <Advice state={state} />}
    />
  );
}

function Advice({ state }: Pick<EntryView, 'state'>) {
  const { t } = useTexts();
  if (state === 'ended') {
    return (
      <Plate tone="wait" title={t('lift.done.plateEnded.title')}>
        <p>{t('lift.warning.loan')}</p>
        <p>{t('ban.done.plate.codes')}</p>
        <p>
          <b>{t('lift.done.plateEnded.again')}</b>
        </p>
      </Plate>
    );
  }
  return (
    <Plate tone="ok" title={t('lift.done.plate.title')}>
      <p>{t('lift.warning.codes')}</p>
      <p>{t('lift.done.plate.changed')}</p>
      <p>
        <b>{t('lift.done.plate.keep')}</b>
      </p>
    </Plate>
  );
}
