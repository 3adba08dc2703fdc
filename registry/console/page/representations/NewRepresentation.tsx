import { useState } from 'react';
import { MOST_REPRESENTED, Representation, type CaseLine } from '../../../../shared/protocol/schema/cases.ts';
import { consoleText } from '../../../../shared/texts/consoleTexts.ts';
import { LANGUAGE_NAMES } from '../../../../shared/texts/language.ts';
import { wholeNumber } from '../../../../shared/texts/numbers.ts';
import { plural } from '../../../../shared/texts/plural.ts';
import { lenderName, useOffice } from '../app/office.tsx';
import { hashOf } from '../app/place.ts';
import { sum, useTexts } from '../app/texts.tsx';
import { CaseTable } from '../cases/CaseTable.tsx';
import { usePosting } from '../cases/useAct.ts';
import { Radios, TextArea } from '../parts/Field.tsx';
import { FileLink } from '../parts/FileLink.tsx';
import { Notice, ProblemNotice } from '../parts/Notice.tsx';
import { Screen } from '../parts/Screen.tsx';

type Tongue = 'kk' | 'ru';
type Props = { readonly cases: readonly CaseLine[]; readonly onSent: () => void };
/** How many letters the words may have. */
const MOST = 10_000;

/** A letter to one lender over the cases that were selected. */
export function NewRepresentation({ cases, onSent }: Props) {
  const { t, language } = useTexts();
  const { policy } = useOffice();
  const first = language === 'ru' ? 'ru' : 'kk';
  const [tongue, setTongue] = useState<Tongue>(first);
  const [text, setText] = useState(() => consoleText(first, 'console.representations.demand'));
  const [isAsked, setAsked] = useState(false);
  const [sent, setSent] = useState<Representation | null>(null);
  const { post, problem, isBusy } = usePosting(Representation, '/v1/representations');
  const bin = cases[0]?.bin;
  const over = cases.length - MOST_REPRESENTED;
  const amount = cases.reduce((whole, line) => whole + line.amount, 0);

  async function send() {
    setAsked(true);
    if (text.trim() === '' || bin === undefined) return;
    const names = cases.map(({ claim, loan }) => ({ claim, loan }));
    const answer = await post({ bin, cases: names, language: tongue, text: text.trim() });
    if (!answer.ok) return;
    setSent(answer.value);
    onSent();
  }
  /** Words that nobody has changed follow the language of the letter. */
  function speak(to: Tongue) {
    if (text === consoleText(tongue, 'console.representations.demand'))
      setText(consoleText(to, 'console.representations.demand'));
    setTongue(to);
  }
  return (
    <Screen
      name="console.representation"
      title={t('console.representations.newTitle')}
      from={{ hash: hashOf('cases'), name: t('console.cases.title') }}
    >
      {sent && (
        <Notice kind="good">
          <p>{t('console.representations.sent', { number: sent.number })}</p>
          <FileLink
            blob={{ ...sent.letter, label: '' }}
            name={t('console.representations.letter')}
            as={sent.number}
          />
        </Notice>
      )}
      {!sent && bin === undefined && <Notice kind="plain">{t('console.representations.nothing')}</Notice>}
      {!sent && over > 0 && (
        <Notice kind="bad">
          {t('console.cases.tooMany', { most: wholeNumber(MOST_REPRESENTED), over: wholeNumber(over) })}
        </Notice>
      )}
      {!sent && bin !== undefined && over <= 0 && (
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <p className="lead">
            {t('console.representations.to', {
              lender: lenderName(policy, language, { bin, lender: cases[0]?.lender ?? '' }),
              bin,
            })}
            <br />
            {t(`console.representations.chosen.${plural(language, cases.length)}`, {
              n: wholeNumber(cases.length),
              sum: sum(language, amount),
            })}
          </p>
          {problem && <ProblemNotice problem={problem} />}
          <div className="card">
            <Radios
              legend={t('console.representations.letterLanguage')}
              name="language"
              value={tongue}
              options={(['kk', 'ru'] as const).map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
              onChange={speak}
            />
            <TextArea
              label={t('console.representations.text')}
              hint={t('console.representations.textHint')}
              name="text"
              lang={tongue}
              rows={6}
              maxLength={MOST}
              value={text}
              error={isAsked && text.trim() === '' ? t('console.fieldMissing') : undefined}
              onChange={(event) => setText(event.target.value)}
            />
            <div className="buttons">
              <button type="submit" className="button primary" data-action="confirm" disabled={isBusy}>
                {t('console.representations.send')}
              </button>
            </div>
            {isBusy && (
              <div role="status">
                <progress aria-label={t('console.progress.sending')} />
                <p>{t('console.progress.sending')}</p>
              </div>
            )}
          </div>
          <CaseTable lines={cases} empty="" />
        </form>
      )}
    </Screen>
  );
}
