import { ShieldCheck } from 'lucide-react';
import type { PaperFormat } from '../../shared/api/mainCalls.ts';
import type { ReceiptPaper } from '../../shared/api/views.ts';
import type { ActedBy } from '../../shared/protocol/schema/status.ts';
import { basisWords } from '../../shared/texts/basis.ts';
import { bound } from '../../shared/texts/bound.ts';
import { isTextKey, text, type TextKey } from '../../shared/texts/catalogue.ts';
import { dateAndTime } from '../../shared/texts/dates.ts';
import type { Language } from '../../shared/texts/language.ts';
import { QrCode } from '../components/qrCode/QrCode.tsx';
import { paperWords, type Line } from './words.ts';

/** Scanners of phones read 0.5 mm a module from thermal paper (registry-protocol, 12). */
const MODULE_MM = 0.5;
const PX_PER_MM = 96 / 25.4;

type ReceiptProps = { readonly content: ReceiptPaper; readonly format: PaperFormat };

/** The paper in the citizen's language; of the person it shows initials and four digits. */
export function Receipt({ content, format }: ReceiptProps) {
  const { entry, demo, qr } = content;
  const t = (key: TextKey) => bound(text(entry.language, key));
  const words = paperWords(entry);
  return (
    <main className={`receipt receipt-${format}`} data-screen="paper.receipt" data-entry={entry.id}>
      <header className="receipt-head">
        <p className="receipt-brand">
          <ShieldCheck aria-hidden="true" />
          {t('receipt.brandLine')}
        </p>
        {demo && <p className="receipt-demo">{t('receipt.demo')}</p>}
        <h1>{t(entry.number === undefined ? 'receipt.title' : 'receipt.titleSecond')}</h1>
      </header>
      <section className="receipt-state" data-state={entry.state}>
        <h2>{t('receipt.stateTitle')}</h2>
        <p>{t(words.state(entry.state))}</p>
      </section>
      <Facts lines={factsOf(content)} />
      <section className="receipt-next">
        <h2>{t('receipt.nextTitle')}</h2>
        <ol>
          {words.next(entry.state, content).map((step) => (
            <li key={step}>{t(step)}</li>
          ))}
        </ol>
        {words.always.map((line) => (
          <p key={line}>{t(line)}</p>
        ))}
      </section>
      <section className="receipt-proof">
        <QrCode text={qr} label={t('receipt.verify')} modulePx={MODULE_MM * PX_PER_MM} />
        <p>{t('receipt.verify')}</p>
        <p>{t('receipt.verifyNote')}</p>
        <p className="receipt-keep">{t('receipt.keep')}</p>
      </section>
      <Facts lines={originOf(content)} isSmall />
      {/* A roll is long and may be torn: it says so at both ends. */}
      {demo && format === '80mm' && <p className="receipt-demo">{t('receipt.demo')}</p>}
    </main>
  );
}

/** Lines of a label and a value; a line without a value is not printed. */
function Facts({ lines, isSmall = false }: { readonly lines: readonly Line[]; readonly isSmall?: boolean }) {
  return (
    <dl className={isSmall ? 'receipt-facts receipt-small' : 'receipt-facts'}>
      {lines.map(([label, value]) =>
        value ? (
          <div key={label}>
            <dt>{bound(label)}</dt>
            <dd>{bound(value)}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** What, who and when. */
function factsOf(content: ReceiptPaper): readonly Line[] {
  const { entry, initials } = content;
  const { language } = entry;
  const words = paperWords(entry);
  const t = (key: TextKey) => text(language, key);
  const kindWords = (kind: string) => {
    const key = `kinds.${kind}`;
    return t(isTextKey(key) ? key : 'kinds.unknown');
  };
  const time = (instant: string | undefined) => instant && dateAndTime(language, instant);
  return [
    [
      t('receipt.entry'),
      [entry.kind, entry.corrects?.kind]
        .flatMap((kind) => kind ?? [])
        .map(kindWords)
        .join(': '),
    ],
    ...words.about(content),
    [t('receipt.number'), entry.number],
    [t('receipt.accepted'), time(entry.at)],
    [t('receipt.recordedAt'), time(entry.recordedAt)],
    ...words.times(content),
    [t(words.person ?? 'receipt.person'), initials],
    [t('receipt.iin'), entry.iinLast4],
    [
      t(`representative.paper.${entry.consent ? 'borrower' : 'label'}`),
      entry.representative && actedBy(language, entry.representative),
    ],
  ];
}

const actedBy = (language: Language, { initials, iinLast4: last4, basis }: ActedBy): string =>
  text(language, 'representative.paper.value', { initials, last4, basis: basisWords(language, basis) });

/** Where it was made, for whoever has to find it again. */
function originOf({ entry, center, clerk, device, printedAt }: ReceiptPaper): readonly Line[] {
  const { language } = entry;
  const t = (key: TextKey) => text(language, key);
  return [
    [t('receipt.center'), center[language]],
    [t('receipt.clerk'), clerk],
    [t('receipt.kiosk'), device],
    [t('receipt.entryId'), entry.id],
    [t('receipt.printedAt'), dateAndTime(language, printedAt)],
  ];
}
