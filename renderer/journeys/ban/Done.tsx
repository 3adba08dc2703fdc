import type { EntryView } from '../../../shared/api/views.ts';
import { useTexts } from '../../app/texts.tsx';
import { Plate } from '../../components/plate/Plate.tsx';
import type { DoneProps } from '../journey.ts';
import { DoneScreen } from '../session/DoneScreen.tsx';
import { banTimeline } from './timeline.ts';

/** What became of a ban. */
export function BanDone(props: DoneProps) {
  const { t } = useTexts();
  return (
    <DoneScreen
      {...props}
      screen="ban.done"
      title={t('kinds.ban.set')}
      heading={(state) => t(`ban.done.title.${state}`)}
      timeline={banTimeline}
      advice={(state) => <Advice state={state} />}
    />
  );
}

function Advice({ state }: Pick<EntryView, 'state'>) {
  const { t } = useTexts();
  if (state === 'in-force') {
    return (
      <Plate tone="ok" title={t('ban.done.plateInForce.title')}>
        <p>{t('ban.done.plateInForce.loan')}</p>
        <p>{t('ban.done.plateInForce.codes')}</p>
        <p>{t('ban.done.plateInForce.lift')}</p>
        <p>
          <b>{t('ban.done.plateInForce.keep')}</b>
        </p>
      </Plate>
    );
  }
  return (
    <Plate tone={state === 'refused' ? 'stop' : 'wait'} title={t('ban.done.plate.title')}>
      <p>{t('ban.done.plate.codes')}</p>
      <p>{t('ban.done.plate.calls')}</p>
      <p>
        <b>{t('ban.done.plate.keep')}</b>
      </p>
    </Plate>
  );
}
