import { ShieldCheck } from 'lucide-react';
import type { SlipPaper } from '../../shared/api/claims.ts';
import { formatResumeCode, resumeQrText, type ResumeCode } from '../../shared/domain/resumeCode.ts';
import { bound } from '../../shared/texts/bound.ts';
import { text, type TextKey } from '../../shared/texts/catalogue.ts';
import { dateAndTime } from '../../shared/texts/dates.ts';
import { QrCode } from '../components/qrCode/QrCode.tsx';

/** So few letters make few modules: each can be large, for any scanner. */
const MODULE_PX = 4;

/** The code of a session that is not finished, large; nothing of the person is on it. */
export function Slip({ content }: { readonly content: SlipPaper }) {
  const { slip, language, center, demo, printedAt } = content;
  const t = (key: TextKey) => bound(text(language, key));
  return (
    <main className="receipt receipt-80mm" data-screen="paper.slip">
      <header className="receipt-head">
        <p className="receipt-brand">
          <ShieldCheck aria-hidden="true" />
          {t('receipt.brandLine')}
        </p>
        {demo && <p className="receipt-demo">{t('papers.demo')}</p>}
        <h1>{t('papers.slip.title')}</h1>
      </header>
      <p className="slip-code">{formatResumeCode(slip as ResumeCode)}</p>
      <p>{t('papers.slip.text')}</p>
      <section className="receipt-proof">
        <QrCode text={resumeQrText(slip as ResumeCode)} label={t('papers.slip.title')} modulePx={MODULE_PX} />
      </section>
      <p>
        {bound(center[language])}
        <br />
        {bound(dateAndTime(language, printedAt))}
      </p>
      <p>{t('papers.slip.who')}</p>
    </main>
  );
}
