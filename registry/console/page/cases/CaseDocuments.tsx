import type { CasePage } from '../../../../shared/protocol/schema/cases.ts';
import { day, useTexts } from '../app/texts.tsx';
import { FileLink } from '../parts/FileLink.tsx';

/** The papers the claim rests on: for each whether it names this loan's lender, amount and date; and the evidence. */
export function CaseDocuments({ page }: { readonly page: CasePage }) {
  const { t, named } = useTexts();
  const fact = (name: 'lender' | 'amount' | 'date') => t(`console.case.fact.${name}`);
  return (
    <div className="pair">
      <section className="card">
        <h2>{t('console.case.documents')}</h2>
        {page.procedures.length === 0 && <p className="quiet">{t('console.case.noDocuments')}</p>}
        <ul className="papers">
          {page.procedures.map((procedure) => {
            const covers = procedure.covers.find(({ loan }) => loan === page.loan);
            const facts = ['lender', 'amount', 'date'] as const;
            const lacks = facts.filter((one) => covers?.[one] !== true);
            const names = facts.filter((one) => covers?.[one] === true);
            const { kind, number, issuedOn, issuer } = procedure;
            return (
              <li key={`${kind} ${number} ${procedure.blob.sha256}`}>
                <b>
                  {t('console.case.document', {
                    kind: named(`claim.document.kinds.${kind}`, kind),
                    number,
                    date: day(issuedOn),
                  })}
                </b>
                <p>{t('console.case.issuer', { issuer })}</p>
                {names.length > 0 && <p>{t('console.case.covers', { list: names.map(fact).join(', ') })}</p>}
                {lacks.length > 0 && (
                  <p className="late">{t('console.case.lacks', { list: lacks.map(fact).join(', ') })}</p>
                )}
                <FileLink blob={procedure.blob} name={t('console.case.file', { n: 1 })} />
              </li>
            );
          })}
        </ul>
      </section>
      <section className="card">
        <h2>{t('console.case.evidence')}</h2>
        {page.evidence.length === 0 && <p className="quiet">{t('console.case.noEvidence')}</p>}
        <ul className="papers">
          {page.evidence.map((blob, i) => (
            <li key={blob.sha256}>
              <FileLink blob={blob} name={t('console.case.file', { n: i + 1 })} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
