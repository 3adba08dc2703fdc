import { Fragment, type ReactNode } from 'react';
import type { ClaimedLoan, ClaimPapers } from '../../shared/api/claims.ts';
import { formatBin, type Bin } from '../../shared/domain/bin.ts';
import { formatIin, parseIin } from '../../shared/domain/iin.ts';
import type { Tiyn } from '../../shared/domain/money.ts';
import { checkPhone, formatPhone } from '../../shared/domain/phone.ts';
import { formatResumeCode, type ResumeCode } from '../../shared/domain/resumeCode.ts';
import { basisWords } from '../../shared/texts/basis.ts';
import { bound } from '../../shared/texts/bound.ts';
import { text } from '../../shared/texts/catalogue.ts';
import { money } from '../../shared/texts/numbers.ts';
import { ClaimPlan } from './ClaimPlan.tsx';
import { dateWords, isOpen, lenderName, onPaper, type SheetProps } from './sheetWords.ts';

/** Everything a citizen takes from a claim, in the citizen's language and in the other one, each on sheets of its own. */
export function ClaimSheets({ content }: { readonly content: ClaimPapers }) {
  return (
    <main className="sheets" data-screen="paper.claim" data-entry={content.claim.id}>
      {content.languages.map((language) => {
        const t: SheetProps['t'] = (key, values) => bound(text(language, key, values));
        const props = { papers: content, language, t };
        return (
          <Fragment key={language}>
            <ClaimPlan {...props} />
            {content.claim.loans.some(isOpen) && <PoliceStatement {...props} />}
            {content.letters.map((letter) => (
              <LenderLetter key={letter.lender.bin ?? letter.lender.name} {...props} letter={letter} />
            ))}
          </Fragment>
        );
      })}
    </main>
  );
}

type SheetFrameProps = SheetProps & {
  readonly name: string;
  readonly to: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
};

/** A sheet that is handed to somebody: to whom, from whom, what, and room to sign. */
function Sheet({ papers, language, t, name, to, title, children }: SheetFrameProps) {
  const center = papers.center[language];
  const made = {
    center,
    date: dateWords(language, papers.printedAt.slice(0, 10)),
    code: formatResumeCode(papers.claim.code as ResumeCode),
  };
  return (
    <article className="sheet" lang={language} data-sheet={name}>
      {papers.demo && <p className="receipt-demo">{t('papers.demo')}</p>}
      <header className="sheet-head">
        {to}
        <Sender {...{ papers, language, t }} />
      </header>
      <h1>{title}</h1>
      {children}
      <footer className="sheet-sign">
        <p>
          {t('papers.sign.date')} <span className="sheet-blank" />
        </p>
        <p>
          {t('papers.sign.signature')} <span className="sheet-blank" />
        </p>
      </footer>
      <p className="sheet-made">{t('papers.made', made)}</p>
    </article>
  );
}

function Sender({ papers, language, t }: SheetProps) {
  const { fullName, iin, birthDate, phone } = papers.citizen;
  const { representative } = papers;
  const parsed = parseIin(iin);
  const checked = checkPhone(phone ?? '');
  const lines: readonly (readonly [string, string | null])[] = [
    [t('papers.facts.name'), fullName],
    [t('papers.facts.iin'), parsed === null ? iin : formatIin(parsed)],
    [t('papers.facts.birthDate'), birthDate === undefined ? null : dateWords(language, birthDate)],
    [
      t('papers.facts.document'),
      bound(`${t(`session.identity.kind.${papers.document.kind}`)} № ${papers.document.number}`),
    ],
    [t('papers.facts.phone'), checked.ok ? formatPhone(checked.value) : null],
    [t('representative.letter'), representative ? actingWords(representative, { language, t }) : null],
  ];
  return (
    <section>
      <p className="sheet-label">{t('papers.police.from')}</p>
      {lines.map(
        ([label, value]) =>
          value !== null && (
            <p key={label}>
              {label}: <b>{value}</b>
            </p>
          ),
      )}
    </section>
  );
}

/** Who signs for the sender, by what right. */
function actingWords(
  { fullName, iin, basis, number }: NonNullable<ClaimPapers['representative']>,
  { language, t }: Pick<SheetProps, 'language' | 't'>,
): string {
  const parsed = parseIin(iin);
  return t('representative.letterValue', {
    fullName,
    iin: parsed === null ? iin : formatIin(parsed),
    basis: basisWords(language, basis),
    number,
  });
}

/** The statement to the police: what happened, which loans, and what is asked for. */
function PoliceStatement(props: SheetProps) {
  const { papers, language, t } = props;
  const { grounds, story, discoveredOn, evidence, claim } = papers;
  return (
    <Sheet
      {...props}
      name="police"
      title={t('papers.police.title')}
      to={
        <section>
          <p className="sheet-label">{t('papers.police.to')}</p>
          <p className="sheet-blank" />
          <p className="sheet-small">{t('papers.police.toHint')}</p>
        </section>
      }
    >
      <p>{t('papers.police.body', { date: dateWords(language, discoveredOn) })}</p>
      <LoanTable {...props} loans={claim.loans} />
      <p>
        <b>{t('papers.police.grounds')}:</b>{' '}
        {grounds.map((ground) => t(`claim.grounds.kinds.${ground}`)).join('. ')}.
      </p>
      {story === '' ? (
        <>
          <p>
            <b>{t('papers.police.storyNone')}</b>
          </p>
          <div className="sheet-lines" />
        </>
      ) : (
        <>
          <h2>{t('papers.police.story')}</h2>
          {story.split(/\n+/).map((line, index) => (
            <p key={index}>{onPaper(line, t('papers.emoji'))}</p>
          ))}
        </>
      )}
      <h2>{t('papers.police.asks')}</h2>
      <ol>
        {(['register', 'victim', 'submission', 'name'] as const).map((ask) => (
          <li key={ask}>{t(`papers.police.${ask}`)}</li>
        ))}
      </ol>
      <p>
        <b>{t('papers.police.evidence')}:</b>{' '}
        {evidence === 0 ? t('papers.police.evidenceNone') : t('papers.police.evidenceFiles', { n: evidence })}
        .
      </p>
      <p className="sheet-small">{t('papers.police.note')}</p>
    </Sheet>
  );
}

type LetterProps = SheetProps & { readonly letter: ClaimPapers['letters'][number] };

/** A letter to one lender about its loans: what is asked depends on whether a document covers them. */
function LenderLetter({ letter, ...props }: LetterProps) {
  const { papers, language, t } = props;
  const loans = papers.claim.loans.filter(({ id }) => letter.loans.includes(id));
  const isCovered = loans.every(({ missing }) => missing.length === 0);
  const { documents } = papers.claim;
  return (
    <Sheet
      {...props}
      name="letter"
      title={t('papers.letter.title')}
      to={
        <section>
          <p className="sheet-label">{t('papers.letter.to')}</p>
          <p>
            <b>{lenderName(props, letter.lender)}</b>
          </p>
          {letter.lender.bin !== undefined && (
            <p>{t('papers.loans.bin', { bin: formatBin(letter.lender.bin as Bin) })}</p>
          )}
          {letter.address !== undefined && <p>{letter.address}</p>}
        </section>
      }
    >
      <p>{t('papers.letter.body')}</p>
      <LoanTable {...props} loans={loans} />
      <h2>{t('papers.letter.asks')}</h2>
      <ol>
        <li>{t('papers.letter.register')}</li>
        <li>{t('papers.letter.block')}</li>
        <li>{t(isCovered ? 'papers.letter.suspend' : 'papers.letter.suspendLater')}</li>
        <li>{t('papers.letter.collectors')}</li>
        <li>{t('papers.letter.answer')}</li>
      </ol>
      <p>
        <b>{t('papers.letter.attached')}:</b>{' '}
        {documents.length === 0
          ? t('papers.letter.attachedNone')
          : documents
              .map(({ kind, number, issuedOn }) =>
                t('claim.check.document', {
                  kind: t(`claim.document.kinds.${kind}`),
                  number,
                  date: dateWords(language, issuedOn),
                }),
              )
              .join('; ')}
        .
      </p>
    </Sheet>
  );
}

type LoanTableProps = SheetProps & { readonly loans: readonly ClaimedLoan[] };

function LoanTable({ loans, ...props }: LoanTableProps) {
  const { language, t } = props;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('papers.loans.lender')}</th>
          <th scope="col">{t('papers.loans.amount')}</th>
          <th scope="col">{t('papers.loans.issuedOn')}</th>
          <th scope="col">{t('papers.loans.contract')}</th>
        </tr>
      </thead>
      <tbody>
        {loans.map((loan) => (
          <tr key={loan.id}>
            <td>{lenderName(props, loan.lender)}</td>
            <td>{money(language, loan.amount as Tiyn)}</td>
            <td>{dateWords(language, loan.issuedOn)}</td>
            <td>{loan.contract ?? t('papers.loans.none')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
