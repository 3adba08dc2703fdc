import { FileText, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Problem } from '../../../shared/api/result.ts';
import type { EntryView } from '../../../shared/api/views.ts';
import { stateWords } from '../../app/entryWords.ts';
import { useDesk } from '../../app/desk.tsx';
import { PrintStatus, usePrinting, type Printing } from '../../app/printing.tsx';
import { useTexts } from '../../app/texts.tsx';
import { useAnswer } from '../../app/useAnswer.ts';
import { useNow } from '../../app/useNow.ts';
import { Button } from '../../components/button/Button.tsx';
import { Columns } from '../../components/columns/Columns.tsx';
import { StatePill } from '../../components/statePill/StatePill.tsx';
import { Timeline } from '../../components/timeline/Timeline.tsx';
import type { DoneProps, Journey } from '../journey.ts';
import { Acted } from '../status/held.tsx';
import { SessionScreen } from './SessionScreen.tsx';
import './done.css';

type DoneScreenProps = DoneProps & {
  /** The stable hook, `ban.done`. */
  readonly screen: string;
  /** The name of the act, for the window's title. */
  readonly title: string;
  readonly heading: (state: EntryView['state']) => string;
  readonly timeline: Journey['timeline'];
  /** What to do and to know now, in that state. */
  readonly advice: (state: EntryView['state']) => ReactNode;
  /** Before the story: what there is to do yet. */
  readonly more?: ReactNode;
  /** What another paper than the receipt met with. */
  readonly problem?: Problem | null;
};

/** What became of an act: true at every moment, and renewed by itself when the registry answers. */
export function DoneScreen(props: DoneScreenProps) {
  const { entry: accepted, screen, title, heading, timeline, advice, more, finish } = props;
  const texts = useTexts();
  const { t } = texts;
  const { state } = useDesk();
  const nowMs = useNow();
  const entry = useAnswer('entries.show', { id: accepted.id }).value ?? accepted;
  const printing = usePrinting(entry.id);
  const isOnline = state.connection.state === 'online';
  return (
    <SessionScreen
      screen={screen}
      title={title}
      problem={props.problem ?? printing.problem}
      {...useWaysOn(printing, finish)}
    >
      <Columns split="wide-first">
        <div className="done-story">
          <h1 tabIndex={-1}>{heading(entry.state)}</h1>
          <p role="status">
            <StatePill state={entry.state} entry={entry.id}>
              {stateWords(texts, entry, isOnline, nowMs)}
            </StatePill>
          </p>
          <PrintStatus printing={printing} />
          {more}
          <Timeline label={t('ban.done.timeline')} steps={timeline(texts, entry, { isOnline, nowMs })} />
          <Acted by={entry.representative} />
        </div>
        {advice(entry.state)}
      </Columns>
    </SessionScreen>
  );
}

/**
 * Nobody leaves without the paper by oversight: as long as none was made, the main button prints, and then it ends. Its
 * words stay as they are when the number comes: nothing changes under a finger. And where the paper comes while one is
 * pressing, no button beside the main one turns into another: each is an element of its own, and A4 stays in its place.
 */
function useWaysOn(printing: Printing, finish: () => void) {
  const { t } = useTexts();
  const { last, isBusy } = printing;
  const print = () => void printing.print('80mm');
  const onA4 = (
    <Button key="a4" look="quiet" icon={FileText} action="print-a4" onPress={() => printing.print('a4')}>
      {t('ban.done.printA4')}
    </Button>
  );
  if (last === null)
    return {
      onSubmit: print,
      way: [
        onA4,
        <Button key="finish" look="quiet" action="finish" onPress={finish}>
          {t('ban.done.finish')}
        </Button>,
      ],
      primary: (
        <Button look="primary" icon={Printer} type="submit" action="print" busy={isBusy}>
          {t('ban.done.print')}
        </Button>
      ),
    };
  return {
    onSubmit: finish,
    way: [
      onA4,
      <Button key="again" icon={Printer} action="print" onPress={() => printing.print('80mm')}>
        {last === '80mm' && !isBusy ? t('ban.done.printAgain') : t('ban.done.print')}
      </Button>,
    ],
    primary: (
      <Button look="primary" type="submit" action="finish">
        {t('ban.done.finish')}
      </Button>
    ),
  };
}
