import { Plus } from 'lucide-react';
import { useState } from 'react';
import { MAX_LOANS, sumOf } from '../../../shared/domain/loans.ts';
import { parseIsoDate } from '../../../shared/domain/dates.ts';
import type { Tiyn } from '../../../shared/domain/money.ts';
import { longDate } from '../../../shared/texts/dates.ts';
import { money } from '../../../shared/texts/numbers.ts';
import { plural } from '../../../shared/texts/plural.ts';
import { useTexts, type Texts } from '../../app/texts.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Dialog } from '../../components/dialog/Dialog.tsx';
import { ItemList, type Item } from '../../components/itemList/ItemList.tsx';
import { Note } from '../../components/note/Note.tsx';
import type { StepProps } from '../journey.ts';
import { spotChange } from '../many.ts';
import { typeAll } from '../part.ts';
import { Question } from '../session/SessionScreen.tsx';
import { textOf } from '../typed.ts';
import { LOAN_PARTS, loanCount, loansProblems, loanTyped, withoutLoan, type Loan } from './loans.ts';

/** All loans of the claim with what they come to; each is changed or removed, and more are added. */
export function LoanList(props: StepProps) {
  const texts = useTexts();
  const { t } = texts;
  const { typed, facts } = props;
  const [asked, setAsked] = useState<number | null>(null);
  const count = loanCount(typed);
  const loans = Array.from({ length: count }, (_, index) => loanTyped(typed, index, facts));
  const open = (index: number) => typeAll(props, spotChange('loans', { index, part: LOAN_PARTS[0] }));
  const remove = () => {
    if (asked !== null) typeAll(props, withoutLoan(typed, asked));
    setAsked(null);
  };
  const next = () => {
    // Where a loan is not whole, the screen that lacks something comes up, with what it lacks.
    const [first] = loansProblems(typed, facts);
    const spot = first && placeOf(first.path);
    if (spot) typeAll(props, spotChange('loans', spot));
    props.next();
  };
  return (
    <Question
      screen="claim.loans"
      title={t('claim.loans.step')}
      heading={t('claim.loans.title')}
      lead={t('claim.loans.lead')}
      nextText={t('claim.loans.next')}
      step={{ ...props, found: [], next }}
    >
      <ItemList
        label={t('claim.loans.step')}
        items={loans.map((loan, index) => itemOf(texts, typed, index, loan))}
        changeText={t('common.change')}
        removeText={t('claim.loans.remove')}
        onChange={(key) => open(Number(key))}
        onRemove={(key) => setAsked(Number(key))}
        total={totalWords(texts, loans)}
      />
      {count < MAX_LOANS ? (
        <div>
          <Button icon={Plus} action="add-loan" onPress={() => open(count)}>
            {t('claim.loans.add')}
          </Button>
        </div>
      ) : (
        <Note>
          <p>{t('claim.loans.most')}</p>
        </Note>
      )}
      <Dialog
        open={asked !== null}
        title={t('claim.loans.removeTitle')}
        safe={{ text: t('claim.loans.removeNo'), action: 'stay', onPress: () => setAsked(null) }}
        confirm={{ text: t('claim.loans.removeYes'), action: 'confirm-remove', onPress: remove }}
      >
        <p>{t('claim.loans.removeText')}</p>
      </Dialog>
    </Question>
  );
}

/** The screen of a loan that asks for the field at `path`. */
function placeOf(path: string) {
  const [, index, field = ''] = /^loans\.(\d+)\.(\w+)/.exec(path) ?? [];
  if (index === undefined) return null;
  const part = field === 'lender' ? 'lender' : field === 'product' || field === 'online' ? 'product' : 'sum';
  return { index: Number(index), part } as const;
}

function itemOf(texts: Texts, typed: StepProps['typed'], index: number, loan: Loan | null): Item {
  const { t } = texts;
  const name = textOf(typed, `loans.${index}.lender.name`).trim() || t('claim.nobody');
  return {
    key: String(index),
    title: `${index + 1}. ${loan?.lender.name ?? name}`,
    lines: loan === null ? [] : [loanWords(texts, loan)],
    ...(loan === null ? { warning: t('claim.loans.notWhole') } : {}),
  };
}

/** `150 000 ₸, выдан 1 октября 2026, договор № 7`. */
export function loanWords(
  { t, language }: Texts,
  loan: Pick<Loan, 'amount' | 'issuedOn' | 'contract'>,
): string {
  const date = parseIsoDate(loan.issuedOn);
  return [
    money(language, loan.amount as Tiyn),
    date && t('claim.loans.issued', { date: longDate(language, date) }),
    loan.contract !== undefined && t('claim.loans.contract', { number: loan.contract }),
  ]
    .filter(Boolean)
    .join(', ');
}

/** How many loans, and what they come to as far as that is known. */
export function totalWords({ t, language }: Texts, loans: readonly (Pick<Loan, 'amount'> | null)[]): string {
  const n = loans.length;
  const whole = loans.filter((loan) => loan !== null);
  const sum = whole.length === n ? sumOf(whole.map(({ amount }) => amount)) : null;
  return sum === null
    ? t(`claim.loans.totalUnknown.${plural(language, n)}`, { n })
    : t(`claim.loans.total.${plural(language, n)}`, { n, sum: money(language, sum) });
}
