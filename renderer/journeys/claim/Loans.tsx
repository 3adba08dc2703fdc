import { uuidv7 } from 'uuidv7';
import { checkLoanAmount, MAX_LOANS } from '../../../shared/domain/loans.ts';
import { money } from '../../../shared/texts/numbers.ts';
import { useTexts } from '../../app/texts.tsx';
import { ChoiceGroup } from '../../components/choiceGroup/ChoiceGroup.tsx';
import { Columns } from '../../components/columns/Columns.tsx';
import { Stack } from '../../components/stack/Stack.tsx';
import { TextField } from '../../components/textField/TextField.tsx';
import { DateAnswer } from '../DateAnswer.tsx';
import type { Step, StepProps } from '../journey.ts';
import { LenderFields } from '../lender/LenderFields.tsx';
import { spotChange, type Spot } from '../many.ts';
import { partProps, typeAll } from '../part.ts';
import { useFields } from '../session/fields.ts';
import { Question } from '../session/SessionScreen.tsx';
import { textOf } from '../typed.ts';
import { PRODUCTS } from './checks.ts';
import { LoanList } from './LoanList.tsx';
import { LOAN_FIELDS, LOAN_PARTS, loanCount, loansProblems, loanSpot, type LoanPart } from './loans.ts';
import './claim.css';

/** The loans one by one: who, how much and when, what kind; then the list of them. */
function Loans(props: StepProps) {
  const spot = loanSpot(props.typed);
  if (spot === null) return <LoanList {...props} />;
  const Part = PARTS[spot.part];
  return <Part key={`${spot.index}/${spot.part}`} {...onPart(props, spot)} at={`loans.${spot.index}`} />;
}

/** One screen of a loan, with its ways on and back. */
function onPart(props: StepProps, { index, part }: NonNullable<Spot<LoanPart>>): StepProps {
  const { typed, facts } = props;
  const go = (to: Spot<LoanPart>) => typeAll(props, spotChange('loans', to));
  const place = LOAN_PARTS.indexOf(part);
  const [before, after] = [LOAN_PARTS[place - 1], LOAN_PARTS[place + 1]];
  const toList = loanCount(typed) > 0 ? () => go(null) : props.back;
  return partProps(props, {
    wrong: loansProblems(typed, facts),
    next: () => {
      // A loan has its name from the moment its lender is known.
      const id = `loans.${index}.id`;
      if (textOf(typed, id) === '' && index < MAX_LOANS) props.type(id, uuidv7());
      go(after ? { index, part: after } : null);
    },
    back: before ? () => go({ index, part: before }) : toList,
  });
}

type PartProps = StepProps & { readonly at: string };

function LenderPart({ at, ...props }: PartProps) {
  const { t } = useTexts();
  return (
    <Question
      screen="claim.lender"
      title={t('claim.loans.step')}
      heading={t('claim.lender.title')}
      lead={t('claim.lender.lead')}
      nextText={t('common.next')}
      step={props}
    >
      <LenderFields {...props} path={`${at}.lender`} />
    </Question>
  );
}

function SumPart({ at, ...props }: PartProps) {
  const { t, language } = useTexts();
  const fields = useFields(props);
  const amount = checkLoanAmount(textOf(props.typed, `${at}.amount`));
  return (
    <Question
      screen="claim.loan"
      title={t('claim.loans.step')}
      heading={t('claim.sum.title')}
      lead={t('claim.sum.lead')}
      nextText={t('common.next')}
      step={props}
    >
      <Stack gap="wide">
        <p className="claim-about">{textOf(props.typed, `${at}.lender.name`)}</p>
        <Columns split="fields">
          <div className="claim-amount">
            <TextField
              {...fields.text(`${at}.amount`)}
              label={t('claim.sum.amount')}
              hint={t('claim.sum.amountHint')}
              kind="money"
            />
            {/* Said back with its thousands parted: a zero too many is seen. */}
            <p className="number">{amount.ok ? money(language, amount.value) : ''}</p>
          </div>
          <DateAnswer
            {...props}
            name={`${at}.issuedOn`}
            legend={t('claim.sum.issuedOn')}
            hint={t('claim.sum.issuedOnHint')}
          />
        </Columns>
        <TextField
          {...fields.text(`${at}.contract`)}
          label={t('claim.sum.contract')}
          hint={t('claim.sum.contractHint')}
        />
      </Stack>
    </Question>
  );
}

function ProductPart({ at, ...props }: PartProps) {
  const { t } = useTexts();
  const fields = useFields(props);
  return (
    <Question
      screen="claim.product"
      title={t('claim.loans.step')}
      heading={t('claim.product.title')}
      nextText={t('claim.loans.save')}
      step={props}
    >
      <ChoiceGroup
        {...fields.one(`${at}.product`, PRODUCTS)}
        legend={t('claim.product.legend')}
        layout="row"
        options={PRODUCTS.map((value) => ({ value, label: t(`claim.product.kinds.${value}`) }))}
      />
      <ChoiceGroup
        {...fields.one(`${at}.online`, ['true', 'false'])}
        legend={t('claim.product.online')}
        layout="row"
        options={[
          { value: 'true', label: t('claim.product.yes') },
          { value: 'false', label: t('claim.product.no') },
        ]}
      />
    </Question>
  );
}

const PARTS = { lender: LenderPart, sum: SumPart, product: ProductPart } as const;

export const loansStep: Step = {
  screen: 'claim.loans',
  name: 'claim.loans.step',
  fields: LOAN_FIELDS,
  problems: loansProblems,
  View: Loans,
};
