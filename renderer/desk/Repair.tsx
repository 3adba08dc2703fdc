import { ArrowLeft, Wrench } from 'lucide-react';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { Problem } from '../../shared/api/result.ts';
import type { RepairReport } from '../../shared/api/views.ts';
import { useDesk } from '../app/desk.tsx';
import { problemWords } from '../app/fieldError.ts';
import { useTexts } from '../app/texts.tsx';
import { Button } from '../components/button/Button.tsx';
import { ErrorSummary } from '../components/errorSummary/ErrorSummary.tsx';
import { Note } from '../components/note/Note.tsx';
import { Plate } from '../components/plate/Plate.tsx';
import { TextArea } from '../components/textArea/TextArea.tsx';
import { DeskScreen } from './DeskScreen.tsx';
import type { Go } from './place.ts';

/** What a new journal is made for: to mend one that stopped, or for new keys. */
type Purpose = 'repair' | 'rotate';

const WORDS = {
  repair: {
    screen: 'desk.repair',
    call: 'journal.repair',
    action: 'start-repair',
    title: 'desk.repair.title',
    lead: 'desk.repair.lead',
    code: 'desk.repair.code',
    start: 'desk.repair.start',
    busy: 'desk.repair.busy',
    doneTitle: 'desk.repair.doneTitle',
  },
  rotate: {
    screen: 'desk.rotate',
    call: 'keys.rotate',
    action: 'start-rotate',
    title: 'administration.rotate.title',
    lead: 'administration.rotate.lead',
    code: 'administration.rotate.code',
    start: 'administration.rotate.start',
    busy: 'administration.rotate.busy',
    doneTitle: 'administration.rotate.doneTitle',
  },
} as const;

type RepairProps = { readonly purpose: Purpose; readonly go: Go };

/** The one repair, which also gives new keys: a code, and the kiosk goes on with a new journal. */
export function Repair({ purpose, go }: RepairProps) {
  const texts = useTexts();
  const { t } = texts;
  const { state } = useDesk();
  const words = WORDS[purpose];
  const repair = useRepair(words.call);
  if (repair.report) return <Repaired purpose={purpose} report={repair.report} go={go} />;
  const error = repair.problem && problemWords(texts, repair.problem);
  return (
    <DeskScreen
      screen={words.screen}
      title={t(words.title)}
      heading={t(words.title)}
      lead={t(words.lead)}
      onSubmit={() => void repair.start()}
      back={
        <Button
          icon={ArrowLeft}
          action="back"
          onPress={() => go({ kind: purpose === 'repair' ? 'home' : 'health' })}
        >
          {t(purpose === 'repair' ? 'desk.queue.back' : 'common.back')}
        </Button>
      }
      primary={
        <Button look="primary" icon={Wrench} type="submit" action={words.action} busy={repair.isBusy}>
          {t(repair.isBusy ? words.busy : words.start)}
        </Button>
      }
    >
      <ErrorSummary
        title={t('common.errorSummary.title')}
        attempt={repair.attempt}
        errors={error ? [{ field: 'code', message: error }] : []}
      />
      {state.kiosk.device !== undefined && (
        <p className="number">{t('desk.repair.device', { device: state.kiosk.device })}</p>
      )}
      <TextArea
        name="code"
        label={t(words.code)}
        hint={t('desk.repair.codeHint')}
        error={error ?? undefined}
        // Longer than a line of large letters.
        rows={3}
        letters="latin"
        value={repair.code}
        onChange={repair.setCode}
      />
      <Note>
        <p>{t('desk.repair.stay')}</p>
      </Note>
    </DeskScreen>
  );
}

function useRepair(name: 'journal.repair' | 'keys.rotate') {
  const { kiosk } = useDesk();
  const [code, setCode] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [report, setReport] = useState<RepairReport | null>(null);
  const refuse = (found: Problem) => {
    setProblem(found);
    setAttempt((last) => last + 1);
  };
  const start = async () => {
    if (isBusy) return;
    if (code.trim() === '') return refuse({ code: 'repair.empty' });
    setBusy(true);
    const result = await kiosk.call(name, { key: uuidv7(), code: code.trim() });
    setBusy(false);
    if (result.ok) setReport(result.value);
    else refuse(result.problem);
  };
  return { code, setCode, isBusy, start, problem, report, attempt };
}

function Repaired({ purpose, report, go }: RepairProps & { readonly report: RepairReport }) {
  const { t } = useTexts();
  const { lost } = report;
  return (
    <DeskScreen
      screen={WORDS[purpose].screen}
      title={t(WORDS[purpose].title)}
      heading={t(WORDS[purpose].doneTitle)}
      primary={
        <Button look="primary" action="finish" onPress={() => go({ kind: 'home' })}>
          {t('desk.repair.finish')}
        </Button>
      }
    >
      <div data-repaired={report.device}>
        <Plate
          tone={lost.length === 0 ? 'ok' : 'stop'}
          title={t(lost.length === 0 ? 'desk.repair.lostNone' : 'desk.repair.lostSome')}
        >
          {lost.length > 0 && <p>{t('desk.repair.lost', { numbers: lost.join(', ') })}</p>}
          <p>{t('desk.repair.refilled', { n: report.refilled })}</p>
          <p>{t('desk.repair.carried', { n: report.carried })}</p>
          {purpose === 'rotate' && <p>{t('administration.rotate.revoke', { device: report.previous })}</p>}
        </Plate>
      </div>
    </DeskScreen>
  );
}
