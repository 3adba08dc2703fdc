import { useState } from 'react';
import { Agreed, Review, type Why } from '../../../../shared/protocol/schema/cases.ts';
import { LANGUAGE_NAMES } from '../../../../shared/texts/language.ts';
import { useAsked } from '../app/office.tsx';
import { hashOf } from '../app/place.ts';
import { moment, useTexts } from '../app/texts.tsx';
import { usePosting } from '../cases/useAct.ts';
import { Facts } from '../parts/Facts.tsx';
import { Notice, ProblemNotice } from '../parts/Notice.tsx';
import { Screen } from '../parts/Screen.tsx';
import { WhyForm } from '../parts/WhyForm.tsx';
import { kindKey } from './ReviewList.tsx';

/** One that waits: first why it is opened, then whom to call, and letting it go on. */
export function ReviewPlace({ entry }: { readonly entry: string }) {
  const { t } = useTexts();
  const [why, setWhy] = useState<Why | null>(null);
  if (why !== null) return <ReviewScreen entry={entry} why={why} />;
  return (
    <Screen name="console.why" title={t('console.why.title')}>
      <div className="narrow">
        <WhyForm button={t('console.why.show')} onWhy={setWhy} />
      </div>
    </Screen>
  );
}

function ReviewScreen({ entry, why }: { readonly entry: string; readonly why: Why }) {
  const { t } = useTexts();
  const { value: review, problem } = useAsked(Review, `/v1/reviews/${entry}?why=${why}`);
  const { post, problem: refused, isBusy } = usePosting(Agreed, `/v1/reviews/${entry}/release`);
  const [done, setDone] = useState<'agreed' | 'released' | null>(null);
  async function release() {
    const answer = await post({});
    if (answer.ok) setDone(answer.value.released ? 'released' : 'agreed');
  }
  return (
    <Screen
      name="console.review"
      title={review ? t(kindKey(review.kind)) : t('console.loading')}
      from={{ hash: hashOf('reviews'), name: t('console.reviews.title') }}
    >
      {problem && <ProblemNotice problem={problem} />}
      {refused && <ProblemNotice problem={refused} />}
      {done && <Notice kind="good">{t(`console.reviews.${done}`)}</Notice>}
      {review && (
        <div className="case">
          <div className="case-main">
            <Notice kind="plain">{t('console.reviews.phoneRule')}</Notice>
            {review.people.some(({ phonesBefore }) => phonesBefore.length > 0) && (
              <Notice kind="bad">{t('console.reviews.otherPhone')}</Notice>
            )}
            <div className="pair">
              {review.people.map((person) => (
                <Facts
                  key={person.as}
                  title={t(`console.reviews.as.${person.as}`)}
                  facts={[
                    [t('console.case.name'), person.fullName],
                    [t('console.case.iin'), person.iin],
                    [t('console.case.phone'), person.phone ?? t('console.reviews.noPhone')],
                    ...person.phonesBefore.map(({ phone, at }): [string, string] => [
                      t('console.reviews.phoneOn', { at: moment(at) }),
                      phone,
                    ]),
                    [t('console.reviews.language'), LANGUAGE_NAMES[person.language]],
                  ]}
                />
              ))}
            </div>
            <Facts
              title={t('console.reviews.page')}
              facts={[
                [t('console.reviews.column.review'), t(`console.reviews.review.${review.review}`)],
                [t('console.reviews.column.recorded'), moment(review.recordedAt)],
                [t('console.reviews.column.effective'), moment(review.effectiveFrom)],
              ]}
            />
          </div>
          <section className="card no-print">
            <h2>{t('console.case.actions')}</h2>
            <p>{t(review.agreed ? 'console.reviews.agreedYet' : 'console.reviews.agreedNone')}</p>
            <p className="quiet">{t('console.reviews.releaseHint')}</p>
            <button
              type="button"
              className="button primary"
              data-action="approve"
              disabled={isBusy || done !== null}
              onClick={() => void release()}
            >
              {t('console.reviews.release')}
            </button>
          </section>
        </div>
      )}
    </Screen>
  );
}
