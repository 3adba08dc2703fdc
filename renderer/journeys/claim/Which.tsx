import type { ClaimView } from '../../../shared/api/claims.ts';
import { checkIin } from '../../../shared/domain/iin.ts';
import { formatResumeCode, type ResumeCode } from '../../../shared/domain/resumeCode.ts';
import { useTexts, type Texts } from '../../app/texts.tsx';
import { useAnswer } from '../../app/useAnswer.ts';
import { ChoiceGroup } from '../../components/choiceGroup/ChoiceGroup.tsx';
import { Note } from '../../components/note/Note.tsx';
import { Stack } from '../../components/stack/Stack.tsx';
import { TextField } from '../../components/textField/TextField.tsx';
import type { Step, StepProps } from '../journey.ts';
import { typeAll } from '../part.ts';
import { useFields } from '../session/fields.ts';
import { Question } from '../session/SessionScreen.tsx';
import { textOf, type Typed } from '../typed.ts';
import { totalWords } from './LoanList.tsx';
import { dateWords } from './statement.ts';

/** Longer is neither a code nor a number. */
const CODE_LENGTH = 40;

type WhichOf = {
  readonly id: 'procedure' | 'withdraw';
  readonly title: 'procedure.title' | 'withdraw.title';
};

/** The step that asks which of this citizen's claims it is about; those that are over are not offered. */
export function whichStep({ id, title }: WhichOf): Step {
  function Which(props: StepProps) {
    const texts = useTexts();
    const { t } = texts;
    const fields = useFields(props);
    const claims = useOwnClaims(props.typed);
    const choose = (claim: string) => {
      const loans = claims?.find((one) => one.id === claim)?.loans ?? [];
      // The documents name loans by their place among these.
      typeAll(props, { claim, 'claim.loans': loans.map((loan) => loan.id) });
    };
    return (
      <Question
        screen={`${id}.claim`}
        title={t('procedure.step')}
        heading={t(title)}
        lead={t('procedure.lead')}
        nextText={t('common.next')}
        step={props}
      >
        <Stack gap="wide">
          {claims === null && (
            <p role="status" aria-busy>
              {t('procedure.looking')}
            </p>
          )}
          {claims?.length === 0 && (
            <Note>
              <p role="status">{t(`${id}.none`)}</p>
            </Note>
          )}
          {claims !== null && claims.length > 0 && (
            <ChoiceGroup
              {...fields.one(
                'claim',
                claims.map((claim) => claim.id),
              )}
              onChange={choose}
              legend={t('procedure.legend')}
              options={claims.map((claim) => ({
                value: claim.id,
                label: claimWords(texts, claim),
                hint: hintOf(texts, claim),
              }))}
            />
          )}
          <TextField
            {...fields.text('claim.code')}
            label={t('procedure.code')}
            hint={t('procedure.codeHint')}
          />
        </Stack>
      </Question>
    );
  }
  return {
    screen: `${id}.claim`,
    name: 'procedure.step',
    fields: ['claim', 'claim.code'],
    problems: (typed) => (textOf(typed, 'claim') === '' ? [{ path: 'claim', code: 'choice.claim' }] : []),
    View: Which,
  };
}

/** The open claims of the person whose ИИН was typed; null until the core has answered. */
function useOwnClaims(typed: Typed): readonly ClaimView[] | null {
  const iin = checkIin(textOf(typed, 'citizen.iin'));
  const text = textOf(typed, 'claim.code').normalize('NFC').trim().slice(0, CODE_LENGTH);
  const found = useAnswer('claims.find', { iin: iin.ok ? iin.value : '', text }).value;
  return found && found.filter(({ isOpen }) => isOpen);
}

/** `22 ноября 2026, 2 займа на 250 000 ₸`. */
export const claimWords = (texts: Texts, { at, loans }: ClaimView): string =>
  texts.t('procedure.option', { date: dateWords(texts, at.slice(0, 10)), loans: totalWords(texts, loans) });

const hintOf = ({ t }: Texts, { loans, code, number }: ClaimView): string =>
  [
    loans.map(({ lender }) => lender.name).join(', '),
    number,
    t('procedure.optionCode', { code: formatResumeCode(code as ResumeCode) }),
  ]
    .filter(Boolean)
    .join(' · ');
