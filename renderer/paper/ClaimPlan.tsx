import { dateAt, epochMsOf } from '../../shared/domain/dates.ts';
import { formatResumeCode, resumeQrText, type ResumeCode } from '../../shared/domain/resumeCode.ts';
import type { Tiyn } from '../../shared/domain/money.ts';
import { QrCode } from '../components/qrCode/QrCode.tsx';
import { money } from '../../shared/texts/numbers.ts';
import { dateWords, isOpen, lenderName, type SheetProps } from './sheetWords.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** When to ask for a document that did not come: our advice, no law names a day. */
const REMIND_DAYS = 10;

/** What to bring and what to do next, with dates: the sheet the citizen keeps. */
export function ClaimPlan(props: SheetProps) {
  const { papers, language, t } = props;
  const { claim, demo } = papers;
  const filed = dateWords(language, claim.at.slice(0, 10));
  const now = epochMsOf(papers.printedAt) ?? 0;
  const today = dateWords(language, dateAt(now));
  const remind = dateWords(language, dateAt(now + REMIND_DAYS * DAY_MS));
  const isSomeOpen = claim.loans.some(isOpen);
  const isSomeCovered = !claim.loans.every(isOpen);
  return (
    <article className="sheet" lang={language} data-sheet="plan">
      {demo && <p className="receipt-demo">{t('papers.demo')}</p>}
      <h1>{t('papers.plan.title')}</h1>
      <p>{t('papers.plan.lead', { date: filed })}</p>
      <ToBring {...props} />
      <ol className="sheet-plan">
        <Stage title={t('papers.plan.lenders.title', { date: today })} text={t('papers.plan.lenders.text')}>
          {papers.letters.map(({ lender }) => (
            <p key={lender.bin ?? lender.name} className="sheet-fill">
              {lenderName(props, lender)}: № <span className="sheet-blank" />
            </p>
          ))}
        </Stage>
        {isSomeOpen && (
          <>
            <Stage
              title={t('papers.plan.police.title', { date: today })}
              text={t('papers.plan.police.text')}
            />
            <Stage
              title={t('papers.plan.remind.title', { date: remind })}
              text={t('papers.plan.remind.text')}
            />
            <Stage title={t('papers.plan.bring.title')} text={t('papers.plan.bring.text')} />
          </>
        )}
        {isSomeCovered && (
          <Stage title={t('papers.plan.covered.title')} text={t('papers.plan.covered.text')} />
        )}
        <Stage title={t('papers.plan.refused.title')} text={t('papers.plan.refused.text')} />
      </ol>
      <p>
        <b>{t('papers.plan.never')}</b>
      </p>
      <p>{t('papers.plan.codes')}</p>
    </article>
  );
}

type StageProps = { readonly title: string; readonly text: string; readonly children?: React.ReactNode };

function Stage({ title, text, children }: StageProps) {
  return (
    <li>
      <b>{title}</b>
      <p>{text}</p>
      {children}
    </li>
  );
}

/** What is missing loan by loan, where to bring it, and the code by which the claim is found. */
function ToBring(props: SheetProps) {
  const { papers, language, t } = props;
  const { claim, center, address } = papers;
  const open = claim.loans.filter(isOpen);
  const place = [center[language], address?.[language]].filter(Boolean).join(', ');
  return (
    <section className="sheet-bring">
      <h2>{t('papers.bring.title')}</h2>
      {open.length === 0 ? (
        <p>{t('papers.bring.none')}</p>
      ) : (
        <>
          <p>{t('papers.bring.lead')}</p>
          <ul>
            {open.map((loan) => (
              <li key={loan.id}>
                <b>
                  {lenderName(props, loan.lender)}, {money(language, loan.amount as Tiyn)},{' '}
                  {dateWords(language, loan.issuedOn)}
                </b>
                : {loan.missing.map((one) => t(`claim.missing.${one}`)).join('; ')}
              </li>
            ))}
            <li>{t('papers.bring.always')}</li>
          </ul>
          <p>{t('papers.bring.needed')}</p>
          <p>{t('papers.bring.where', { center: place })}</p>
        </>
      )}
      <p className="sheet-code">
        <span>
          {t('papers.bring.code')}: <b>{formatResumeCode(claim.code as ResumeCode)}</b>
        </span>
        <QrCode text={resumeQrText(claim.code as ResumeCode)} label={t('papers.bring.code')} modulePx={2} />
      </p>
      <p>{t('papers.bring.codeText')}</p>
    </section>
  );
}
