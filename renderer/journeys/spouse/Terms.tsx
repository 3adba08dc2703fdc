/** What is consented to: which lender's loan, how much of it, and until when. */
import { checkLoanAmount } from '../../../shared/domain/loans.ts';
import { money } from '../../../shared/texts/numbers.ts';
import { useTexts } from '../../app/texts.tsx';
import { Columns } from '../../components/columns/Columns.tsx';
import { Note } from '../../components/note/Note.tsx';
import { Stack } from '../../components/stack/Stack.tsx';
import { TextField } from '../../components/textField/TextField.tsx';
import { DateAnswer } from '../DateAnswer.tsx';
import { datePaths } from '../dateAnswer.ts';
import type { Step, StepProps } from '../journey.ts';
import { lenderPaths } from '../lender/answers.ts';
import { LenderFields } from '../lender/LenderFields.tsx';
import { useFields } from '../session/fields.ts';
import { Question } from '../session/SessionScreen.tsx';
import { textOf } from '../typed.ts';
import { consentLenderProblems, termsProblems } from './answers.ts';

function ConsentLender(props: StepProps) {
  const { t } = useTexts();
  return (
    <Question
      screen="spouse.lender"
      title={t('spouse.lender.step')}
      heading={t('spouse.lender.title')}
      lead={t('spouse.lender.lead')}
      nextText={t('common.next')}
      step={props}
    >
      <LenderFields {...props} path="lender" isListed />
      <Note>
        <p>{t('spouse.lender.notListed')}</p>
      </Note>
    </Question>
  );
}

function Terms(props: StepProps) {
  const { t, language } = useTexts();
  const fields = useFields(props);
  const amount = checkLoanAmount(textOf(props.typed, 'amount'));
  return (
    <Question
      screen="spouse.terms"
      title={t('spouse.terms.step')}
      heading={t('spouse.terms.title')}
      lead={t('spouse.terms.lead')}
      nextText={t('spouse.terms.next')}
      step={props}
    >
      <Stack gap="wide">
        <p>
          <b>{textOf(props.typed, 'lender.name')}</b>
        </p>
        <Columns split="fields">
          <div>
            <TextField
              {...fields.text('amount')}
              label={t('spouse.terms.amount')}
              hint={t('spouse.terms.amountHint')}
              kind="money"
            />
            {/* Said back with its thousands parted: a zero too many is seen. */}
            <p className="number">
              <b>{amount.ok ? money(language, amount.value) : ''}</b>
            </p>
          </div>
          <DateAnswer
            {...props}
            name="validUntil"
            legend={t('spouse.terms.validUntil')}
            hint={t('spouse.terms.validUntilHint')}
          />
        </Columns>
      </Stack>
    </Question>
  );
}

export const lenderStep: Step = {
  screen: 'spouse.lender',
  name: 'spouse.lender.step',
  fields: lenderPaths('lender'),
  problems: consentLenderProblems,
  View: ConsentLender,
};

export const termsStep: Step = {
  screen: 'spouse.terms',
  name: 'spouse.terms.step',
  fields: ['amount', ...datePaths('validUntil'), 'validUntil'],
  problems: termsProblems,
  View: Terms,
};
