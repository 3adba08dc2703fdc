import { FileText, Printer } from 'lucide-react';
import { useAnswer } from '../../app/useAnswer.ts';
import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import { useNow } from '../../app/useNow.ts';
import { PrintStatus, usePrinting } from '../../app/printing.tsx';
import { stateWords } from '../../app/entryWords.ts';
import { Button } from '../../components/button/Button.tsx';
import { Columns } from '../../components/columns/Columns.tsx';
import { Plate } from '../../components/plate/Plate.tsx';
import { StatePill } from '../../components/statePill/StatePill.tsx';
import { Timeline } from '../../components/timeline/Timeline.tsx';
import type { EntryView } from '../../../shared/api/views.ts';
import type { DoneProps } from '../journey.ts';
import { SessionScreen } from '../session/SessionScreen.tsx';
import { banTimeline } from './timeline.ts';
import './ban.css';

/** What became of it: true at every moment, and renewed by itself when the registry answers. */
export function BanDone({ entry: accepted, finish }: DoneProps) {
  const texts = useTexts();
  const { t } = texts;
  const { state } = useDesk();
  const nowMs = useNow();
  const entry = useAnswer('entries.show', { id: accepted.id }).value ?? accepted;
  const printing = usePrinting(entry.id);
  const isOnline = state.connection.state === 'online';
  const printText = entry.number === undefined ? t('ban.done.print') : t('ban.done.printSecond');
  return (
    <SessionScreen
      screen="ban.done"
      title={t('kinds.ban.set')}
      problem={printing.problem}
      way={
        <>
          <Button icon={Printer} action="print" onPress={() => printing.print('80mm')}>
            {printing.last === '80mm' && !printing.isBusy ? t('ban.done.printAgain') : printText}
          </Button>
          <Button look="quiet" icon={FileText} action="print-a4" onPress={() => printing.print('a4')}>
            {t('ban.done.printA4')}
          </Button>
        </>
      }
      primary={
        <Button look="primary" action="finish" onPress={finish}>
          {t('ban.done.finish')}
        </Button>
      }
    >
      <Columns split="wide-first">
        <div className="done-story">
          <h1 tabIndex={-1}>{t(`ban.done.title.${entry.state}`)}</h1>
          <p role="status">
            <StatePill state={entry.state} entry={entry.id}>
              {stateWords(texts, entry, isOnline, nowMs)}
            </StatePill>
          </p>
          <Timeline label={t('ban.done.timeline')} steps={banTimeline(texts, entry, { isOnline, nowMs })} />
          <PrintStatus printing={printing} />
        </div>
        <Advice state={entry.state} />
      </Columns>
    </SessionScreen>
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
