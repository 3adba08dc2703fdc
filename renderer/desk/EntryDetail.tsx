import { ArrowLeft, FileText, Printer } from 'lucide-react';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { EntryView } from '../../shared/api/views.ts';
import { scopeChoice } from '../../shared/texts/banStatement.ts';
import type { Tiyn } from '../../shared/domain/money.ts';
import { dateAndTime } from '../../shared/texts/dates.ts';
import { at } from '../../shared/texts/moments.ts';
import { money } from '../../shared/texts/numbers.ts';
import { useDesk } from '../app/desk.tsx';
import { actKind, kindWords, stateWords } from '../app/entryWords.ts';
import { PrintStatus, usePrinting } from '../app/printing.tsx';
import { useTexts, type Texts } from '../app/texts.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useNow } from '../app/useNow.ts';
import { Button } from '../components/button/Button.tsx';
import { Columns } from '../components/columns/Columns.tsx';
import { StatePill } from '../components/statePill/StatePill.tsx';
import { SummaryList, type SummaryRow } from '../components/summaryList/SummaryList.tsx';
import { Timeline } from '../components/timeline/Timeline.tsx';
import { journeyOfKind } from '../journeys/journeys.ts';
import { dayWords } from '../journeys/status/held.tsx';
import { ClaimDetail } from './ClaimDetail.tsx';
import { DeskScreen } from './DeskScreen.tsx';
import { EntryFiles } from './EntryFiles.tsx';
import { Mend } from './Mend.tsx';
import type { Go, ListPlace } from './place.ts';
import { may } from './roles.ts';
import { useSessions } from './useSessions.ts';

type EntryDetailProps = { readonly id: string; readonly from: ListPlace; readonly go: Go };

/** One act: what was accepted, what the registry answered, and its paper again. */
export function EntryDetail({ id, from, go }: EntryDetailProps) {
  const texts = useTexts();
  const sessions = useSessions(go);
  const { t } = texts;
  // One visit is one look, however often the state changes meanwhile.
  const [key] = useState(() => uuidv7());
  const answer = useAnswer('entries.show', { id, key });
  const printing = usePrinting(id);
  const serves = may(useDesk().state, 'serve');
  const entry = answer.value;
  return (
    <DeskScreen
      screen="desk.entry"
      title={t('desk.queue.details.title')}
      heading={entry === null ? t('desk.queue.details.title') : kindWords(texts, entry)}
      problem={sessions.problem ?? printing.problem ?? answer.problem}
      back={
        <Button icon={ArrowLeft} action="back" onPress={() => go(from)}>
          {t('common.back')}
        </Button>
      }
      quiet={
        serves && (
          <Button look="quiet" icon={FileText} action="print-a4" onPress={() => printing.print('a4')}>
            {t('ban.done.printA4')}
          </Button>
        )
      }
      primary={
        serves && (
          <Button look="primary" icon={Printer} action="print" onPress={() => printing.print('80mm')}>
            {t('desk.queue.details.print')}
          </Button>
        )
      }
    >
      <PrintStatus printing={printing} />
      {entry && <Mend entry={entry} correct={() => sessions.correct(entry.id)} dismissed={answer.again} />}
      {entry && <Story entry={entry} />}
      {entry && <EntryFiles act={id} />}
      {entry && actKind(entry) === 'claim.file' && <ClaimDetail id={entry.corrects?.id ?? entry.id} />}
    </DeskScreen>
  );
}

function Story({ entry }: { readonly entry: EntryView }) {
  const texts = useTexts();
  const { t } = texts;
  const { state } = useDesk();
  const nowMs = useNow();
  const isOnline = state.connection.state === 'online';
  const timeline = journeyOfKind(actKind(entry))?.timeline;
  return (
    <>
      <p role="status">
        <StatePill state={entry.state} entry={entry.id}>
          {stateWords(texts, entry, isOnline, nowMs)}
        </StatePill>
      </p>
      <Columns>
        <div>
          <SummaryList rows={rowsOf(texts, entry, nowMs)} changeText={t('common.change')} />
        </div>
        {timeline && (
          <div>
            <Timeline label={t('ban.done.timeline')} steps={timeline(texts, entry, { isOnline, nowMs })} />
          </div>
        )}
      </Columns>
    </>
  );
}

function rowsOf(texts: Texts, entry: EntryView, nowMs: number): SummaryRow[] {
  const { t, language } = texts;
  const row = (key: string, label: string, value: string | undefined): SummaryRow[] =>
    value === undefined || value === '' ? [] : [{ key, label, value }];
  const scope = entry.scope ?? [];
  return [
    ...row('who', t('desk.queue.details.who'), entry.who),
    ...row(
      'scope',
      t('desk.queue.details.scope'),
      scope.length > 0 ? t(`ban.scopes.${scopeChoice(scope)}`) : '',
    ),
    ...consentRows(texts, entry).flatMap(([key, label, value]) => row(key, label, value)),
    ...row('number', t('desk.queue.details.number'), entry.number ?? t('desk.queue.details.numberNone')),
    ...row('accepted', t('desk.queue.details.accepted'), dateAndTime(language, entry.at)),
    ...row('reason', t('desk.queue.details.reason'), entry.reason?.[language]),
    ...row('correctedBy', t('desk.mend.correctedBy'), correctionWords(texts, entry, nowMs)),
    ...row('corrects', t('desk.mend.corrects'), entry.corrects && kindWords(texts, entry.corrects)),
    ...row('dismissed', t('desk.mend.dismissed'), dismissalWords(texts, entry, nowMs)),
    ...row('journal', t('desk.queue.details.journal'), String(entry.seq)),
    ...row('device', t('desk.mend.former'), entry.device),
  ];
}

/** Of a spouse's consent: who gives it, and to what. */
function consentRows({ t, language }: Texts, { consent }: EntryView) {
  if (!consent) return [];
  const amount = t('spouse.check.amount', { amount: money(language, consent.amount as Tiyn) });
  const until = t('spouse.check.until', { date: dayWords(language, consent.validUntil.slice(0, 10)) });
  return [
    ['giver', t('spouse.check.spouse'), consent.who],
    ['lender', t('spouse.check.lender'), consent.lender],
    ['terms', t('spouse.check.terms'), `${amount}. ${until}`],
  ] as const;
}

const correctionWords = ({ t, language }: Texts, { correctedBy }: EntryView, nowMs: number) =>
  correctedBy && t('desk.mend.correction', { at: at(language, correctedBy.at, nowMs) });

function dismissalWords({ t, language }: Texts, { dismissed }: EntryView, nowMs: number) {
  if (!dismissed) return undefined;
  const when = at(language, dismissed.at, nowMs);
  return dismissed.madeAgain === undefined
    ? t('desk.mend.dismissedBy', { at: when, number: dismissed.by, reason: dismissed.reason })
    : t('desk.mend.madeAgain', { at: when });
}
