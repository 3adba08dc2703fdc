import { ReviewList as Lines, type ReviewLine } from '../../../../shared/protocol/schema/cases.ts';
import { centerName, useAsked, useOffice } from '../app/office.tsx';
import { hashOf } from '../app/place.ts';
import { moment, useTexts } from '../app/texts.tsx';
import { ProblemNotice } from '../parts/Notice.tsx';
import { ListTable } from '../parts/ListTable.tsx';
import { Screen } from '../parts/Screen.tsx';

const COLUMNS = ['kind', 'review', 'recorded', 'effective', 'center'] as const;

/** The words of what waits: by what it is. */
export const kindKey = (kind: ReviewLine['kind']) =>
  kind === 'ban.lift'
    ? ('console.reviews.kind.ban-lift' as const)
    : ('console.reviews.kind.spouse-consent' as const);

/** Lifts and consents that wait for somebody; nothing here says whose they are. */
export function ReviewList() {
  const { t, language } = useTexts();
  const { policy } = useOffice();
  const { value, problem } = useAsked(Lines, '/v1/reviews');
  return (
    <Screen name="console.reviews" title={t('console.reviews.title')}>
      <p className="lead">{t('console.reviews.lead')}</p>
      {problem && <ProblemNotice problem={problem} />}
      {value && (
        <ListTable
          caption={t('console.reviews.caption')}
          columns={COLUMNS.map((key) => ({ key, title: t(`console.reviews.column.${key}`) }))}
          empty={t('console.reviews.empty')}
        >
          {value.items.map((line) => (
            <tr key={line.entry}>
              <th scope="row">
                <a href={hashOf('reviews', [line.entry])} data-action="open">
                  {t(kindKey(line.kind))}
                </a>
              </th>
              <td className={line.review === 'distress' ? 'late-cell' : undefined}>
                {t(`console.reviews.review.${line.review}`)}
              </td>
              <td className="number">{moment(line.recordedAt)}</td>
              <td className="number">{moment(line.effectiveFrom)}</td>
              <td>{centerName(policy, language, line.center)}</td>
            </tr>
          ))}
        </ListTable>
      )}
    </Screen>
  );
}
