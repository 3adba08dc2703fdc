import { Ban, CircleCheck, CircleX, Clock, FileText, type LucideIcon } from 'lucide-react';
import type { LoanStatus, Status, TimelineEvent } from '../../../shared/protocol/schema/status.ts';
import { dateAndTime } from '../../../shared/texts/dates.ts';
import { useTexts, type Texts } from '../../app/texts.tsx';
import { Timeline } from '../../components/timeline/Timeline.tsx';
import { timelineStep } from '../session/timeline.ts';
import { amountWords, dayWords, HeldLines, wordsOf } from './held.tsx';
import { Part } from './Part.tsx';
import './status.css';

/** Each claim, and in it each loan: where it stands, how much is stopped, how much is cancelled, and how it came there. */
export function Claims({ claims }: Pick<Status, 'claims'>) {
  const { t, language } = useTexts();
  return (
    <Part
      name="claims"
      title={t('status.claims.title')}
      none={t('status.claims.none')}
      rows={claims.toReversed().map((claim) => ({
        key: claim.entry,
        label:
          claim.recordedAt === undefined ? t('status.notRecorded') : dateAndTime(language, claim.recordedAt),
        value: (
          <>
            <HeldLines kind="claim.file" held={claim} />
            {claim.loans.map((loan) => (
              <Loan key={loan.loan} loan={loan} />
            ))}
          </>
        ),
      }))}
    />
  );
}

function Loan({ loan }: { readonly loan: LoanStatus }) {
  const texts = useTexts();
  const { t, language } = texts;
  return (
    <article className="status-loan" data-loan={loan.loan} data-loan-state={loan.state}>
      <h3>{t('status.loan.title', { lender: loan.lender, amount: amountWords(loan.amount) })}</h3>
      <p>
        {t('status.loan.issued', { date: dayWords(language, loan.issuedOn) })}
        {loan.contract !== undefined && ` · ${t('status.loan.contract', { contract: loan.contract })}`}
      </p>
      <p>
        <b>{t(`status.loan.state.${loan.state}`)}</b>
      </p>
      {loan.overdue && <p>{t('status.loan.overdue')}</p>}
      {loan.suspended > 0 && <p>{t('status.loan.suspended', { amount: amountWords(loan.suspended) })}</p>}
      {loan.cancelled > 0 && <p>{t('status.loan.cancelled', { amount: amountWords(loan.cancelled) })}</p>}
      <Timeline
        label={t('status.loan.timeline')}
        steps={loan.timeline.map((event, n) => ({
          ...timelineStep(texts, `${n}`, 'done', {
            title: eventTitle(texts, event),
            detail: detailOf(texts, event),
          }),
          icon: ICONS[event.what] ?? CircleCheck,
        }))}
      />
    </article>
  );
}

/** What is not done well, or is only on its way, has no tick. */
const ICONS: Partial<Record<TimelineEvent['what'], LucideIcon>> = {
  held: Clock,
  overdue: Clock,
  requested: FileText,
  refused: CircleX,
  withdrawn: Ban,
  revoked: Ban,
  ended: Ban,
};

const eventTitle = ({ t }: Texts, { what }: TimelineEvent): string => t(`status.event.${what}`);

function detailOf({ t, language }: Texts, { at, amount, dueAt, reason }: TimelineEvent): string {
  return [
    dateAndTime(language, at),
    amount !== undefined && amountWords(amount),
    dueAt !== undefined && t('status.event.due', { moment: dateAndTime(language, dueAt) }),
    reason !== undefined && wordsOf(t, `reasons.${reason}`, reason),
  ]
    .filter(Boolean)
    .join(' · ');
}
