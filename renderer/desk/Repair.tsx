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
import { TextField } from '../components/textField/TextField.tsx';
import { DeskScreen } from './DeskScreen.tsx';
import type { Go } from './place.ts';

/** The one repair: a code, and the kiosk goes on with a new journal. */
export function Repair({ go }: { readonly go: Go }) {
  const texts = useTexts();
  const { t } = texts;
  const { state } = useDesk();
  const repair = useRepair();
  if (repair.report) return <Repaired report={repair.report} go={go} />;
  const error = repair.problem && problemWords(texts, repair.problem);
  return (
    <DeskScreen
      screen="desk.repair"
      title={t('desk.repair.title')}
      heading={t('desk.repair.title')}
      lead={t('desk.repair.lead')}
      onSubmit={() => void repair.start()}
      back={
        <Button icon={ArrowLeft} action="back" onPress={() => go({ kind: 'home' })}>
          {t('desk.queue.back')}
        </Button>
      }
      primary={
        <Button look="primary" icon={Wrench} type="submit" action="start-repair" busy={repair.isBusy}>
          {t(repair.isBusy ? 'desk.repair.busy' : 'desk.repair.start')}
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
      <TextField
        name="code"
        label={t('desk.repair.code')}
        hint={t('desk.repair.codeHint')}
        error={error ?? undefined}
        length="long"
        value={repair.code}
        onChange={repair.setCode}
      />
      <Note>
        <p>{t('desk.repair.stay')}</p>
      </Note>
    </DeskScreen>
  );
}

function useRepair() {
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
    const result = await kiosk.call('journal.repair', { key: uuidv7(), code: code.trim() });
    setBusy(false);
    if (result.ok) setReport(result.value);
    else refuse(result.problem);
  };
  return { code, setCode, isBusy, start, problem, report, attempt };
}

function Repaired({ report, go }: { readonly report: RepairReport; readonly go: Go }) {
  const { t } = useTexts();
  const { lost } = report;
  return (
    <DeskScreen
      screen="desk.repair"
      title={t('desk.repair.title')}
      heading={t('desk.repair.doneTitle')}
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
        </Plate>
      </div>
    </DeskScreen>
  );
}
