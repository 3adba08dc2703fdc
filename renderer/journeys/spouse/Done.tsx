import { useTexts } from '../../app/texts.tsx';
import { Plate } from '../../components/plate/Plate.tsx';
import type { DoneProps } from '../journey.ts';
import { DoneScreen } from '../session/DoneScreen.tsx';
import { consentTimeline } from './timeline.ts';

/** What became of a consent. */
export function SpouseDone(props: DoneProps) {
  const { t } = useTexts();
  return (
    <DoneScreen
      {...props}
      screen="spouse.done"
      title={t('kinds.spouse.consent')}
      heading={(state) => t(`spouse.done.title.${state}`)}
      timeline={consentTimeline}
      advice={(state) => {
        const isOver = state === 'refused' || state === 'ended';
        return (
          <Plate
            tone={state === 'in-force' ? 'ok' : isOver ? 'stop' : 'wait'}
            title={t('spouse.done.plate.title')}
          >
            <p>{t(isOver ? 'spouse.done.plate.again' : 'spouse.done.plate.lender')}</p>
            {!isOver && (
              <p>
                <b>{t('spouse.done.plate.revoke')}</b>
              </p>
            )}
            <p>{t('spouse.done.plate.codes')}</p>
          </Plate>
        );
      }}
    />
  );
}
