import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { ConsentView } from '../../../shared/api/consents.ts';
import { checkIin } from '../../../shared/domain/iin.ts';
import type { Tiyn } from '../../../shared/domain/money.ts';
import { money } from '../../../shared/texts/numbers.ts';
import { useTexts } from '../../app/texts.tsx';
import { useAnswer } from '../../app/useAnswer.ts';
import { ChoiceGroup } from '../../components/choiceGroup/ChoiceGroup.tsx';
import { Note } from '../../components/note/Note.tsx';
import type { Step, StepProps } from '../journey.ts';
import { typeAll } from '../part.ts';
import { useFields } from '../session/fields.ts';
import { Question } from '../session/SessionScreen.tsx';
import { dayWords } from '../status/held.tsx';
import { textOf } from '../typed.ts';
import { givenChange, givenProblems, type Given } from './answers.ts';

/** The consents that this citizen gave here; one given elsewhere is found by what the registry holds. */
function Which(props: StepProps) {
  const { t, language } = useTexts();
  const { consents, problem } = useGiven(props);
  const fields = useFields(props);
  const choose = (id: string) => {
    const chosen = consents?.find((one) => one.id === id);
    if (chosen) typeAll(props, givenChange(givenOf(chosen)));
  };
  return (
    <Question
      screen="revoke.consent"
      title={t('revoke.consent.step')}
      heading={t('revoke.consent.title')}
      lead={t('revoke.consent.lead')}
      nextText={t('common.next')}
      problem={problem}
      step={props}
    >
      {consents !== null && consents.length > 0 ? (
        <ChoiceGroup
          {...fields.one(
            'consent',
            consents.map(({ id }) => id),
          )}
          onChange={choose}
          legend={t('revoke.consent.legend')}
          options={consents.map(({ id, at, borrower, terms }) => ({
            value: id,
            label: t('revoke.consent.option', {
              lender: terms.lender,
              amount: money(language, terms.amount as Tiyn),
            }),
            hint: t('revoke.consent.optionHint', { borrower, date: dayWords(language, at.slice(0, 10)) }),
          }))}
        />
      ) : (
        <p role="status" id="consent" tabIndex={-1} aria-busy={consents === null}>
          {t(consents === null ? 'revoke.consent.looking' : 'revoke.consent.none')}
        </p>
      )}
      <Note>
        <p>{t('revoke.consent.elsewhere')}</p>
      </Note>
    </Question>
  );
}

/** What the taking back says of a consent that this kiosk knows. */
export const givenOf = ({ id, at, terms: { lender, amount } }: ConsentView): Given => ({
  id,
  lender,
  amount,
  at,
});

/** One look: it is written down once, and follows what becomes of them. */
function useGiven({ draft, typed }: StepProps) {
  const [key] = useState(uuidv7);
  const iin = checkIin(textOf(typed, 'citizen.iin'));
  const answer = useAnswer('consents.given', { key, draft, iin: iin.ok ? iin.value : '' });
  return { consents: answer.value?.filter(({ isOpen }) => isOpen) ?? null, problem: answer.problem };
}

export const whichStep: Step = {
  screen: 'revoke.consent',
  name: 'revoke.consent.step',
  fields: ['consent'],
  problems: givenProblems,
  View: Which,
};
