import type { CasePage } from '../../../../shared/protocol/schema/cases.ts';
import { moment, sum, useTexts } from '../app/texts.tsx';

const BAD: ReadonlySet<string> = new Set(['overdue', 'refused', 'held']);

/** What happened, oldest first, in the words the citizen reads; who did it, where that was a prosecutor. */
export function CaseTimeline({ page }: { readonly page: CasePage }) {
  const { t, language } = useTexts();
  const actors = new Map(page.acts.map(({ id, body }) => [id, body]));
  return (
    <section className="card">
      <h2>{t('console.case.timeline')}</h2>
      <ol className="timeline">
        {page.timeline.map(({ at, what, id, dueAt, amount, reason }) => {
          const act = id === undefined ? undefined : actors.get(id);
          const name = typeof act?.['name'] === 'string' ? act['name'] : null;
          const to = typeof act?.['toName'] === 'string' ? act['toName'] : null;
          return (
            <li key={`${at} ${what} ${id ?? ''}`} className={BAD.has(what) ? 'timeline-bad' : undefined}>
              <time dateTime={at} className="number">
                {moment(at)}
              </time>
              <p>
                {t(`status.event.${what}`)}
                {amount !== undefined && `, ${t('console.case.sum', { amount: sum(language, amount) })}`}
              </p>
              {dueAt !== undefined && (
                <p className="quiet">{t('status.event.due', { moment: moment(dueAt) })}</p>
              )}
              {to !== null && <p className="quiet">{to}</p>}
              {reason !== undefined && (
                <p className="quiet said">{t('console.case.said', { text: reason })}</p>
              )}
              {name !== null && <p className="quiet">{name}</p>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
