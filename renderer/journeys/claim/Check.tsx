import { plural } from '../../../shared/texts/plural.ts';
import { useTexts, type Texts } from '../../app/texts.tsx';
import type { SummaryRow } from '../../components/summaryList/SummaryList.tsx';
import { dateTyped } from '../dateAnswer.ts';
import { filesTyped } from '../files.ts';
import type { StepProps } from '../journey.ts';
import { useSessionRows } from '../session/answerRows.tsx';
import { CheckScreen } from '../session/CheckScreen.tsx';
import { textOf } from '../typed.ts';
import { groundsTyped } from './checks.ts';
import { documentCount } from './documents.ts';
import { loanWords, totalWords } from './LoanList.tsx';
import { documentWords, stillMissing, type LoanRef } from './loanRefs.ts';
import { loansTyped } from './loans.ts';
import { dateWords } from './statement.ts';
import { useClaimedLoans } from './useLoanRefs.ts';

/** So much of a story is enough to know it by; the whole of it is read before it is signed. */
const STORY_SHOWN = 240;

/** Every answer of a claim. */
export function ClaimCheck(props: StepProps) {
  const texts = useTexts();
  const { t } = texts;
  const { first, last } = useSessionRows(props);
  const loans = useClaimedLoans(props.typed, props.facts);
  const rows = [
    ...first,
    loansRow(texts, props),
    groundsRow(texts, props),
    storyRow(texts, props),
    evidenceRow(texts, props),
    documentsRow(texts, props, { loans, screen: 'claim.procedures' }),
    ...last,
  ];
  return <CheckScreen screen="claim.check" step={props} rows={rows} note={t('ban.check.note')} />;
}

function loansRow(texts: Texts, { typed, facts, change }: StepProps): SummaryRow {
  const loans = loansTyped(typed, facts) ?? [];
  return {
    key: 'loans',
    label: texts.t('claim.check.row.loans'),
    onChange: () => change('claim.loans'),
    value: (
      <>
        <b>{totalWords(texts, loans)}</b>
        {loans.map((loan) => (
          <p key={loan.id}>
            {loan.lender.name}: {loanWords(texts, loan)}
          </p>
        ))}
      </>
    ),
  };
}

function groundsRow({ t }: Texts, { typed, change }: StepProps): SummaryRow {
  const grounds = groundsTyped(typed);
  return {
    key: 'grounds',
    label: t('claim.check.row.grounds'),
    onChange: () => change('claim.grounds'),
    value: grounds.map((ground) => t(`claim.grounds.kinds.${ground}`)).join('; ') || t('common.notGiven'),
  };
}

function storyRow(texts: Texts, { typed, facts, change }: StepProps): SummaryRow {
  const { t } = texts;
  const story = textOf(typed, 'story').trim();
  const date = dateTyped(typed, 'discoveredOn', facts.today);
  return {
    key: 'story',
    label: t('claim.check.row.story'),
    onChange: () => change('claim.story'),
    value: (
      <>
        {t('claim.check.row.discoveredOn')}: {date === null ? t('common.notGiven') : dateWords(texts, date)}
        <p>{story === '' ? t('claim.check.storyNone') : beginning(story)}</p>
      </>
    ),
  };
}

/** The beginning of a long text, cut between characters as people see them. */
function beginning(text: string): string {
  // No text has more characters than units; the segmenter takes long to make.
  if (text.length <= STORY_SHOWN) return text;
  const letters = [...new Intl.Segmenter('ru').segment(text)];
  if (letters.length <= STORY_SHOWN) return text;
  return `${letters
    .slice(0, STORY_SHOWN)
    .map(({ segment }) => segment)
    .join('')}…`;
}

function evidenceRow({ t, language }: Texts, { typed, change }: StepProps): SummaryRow {
  const n = filesTyped(typed, 'evidence').length;
  return {
    key: 'evidence',
    label: t('claim.check.row.evidence'),
    onChange: () => change('claim.evidence'),
    value: n === 0 ? t('claim.check.evidenceNone') : t(`claim.check.evidence.${plural(language, n)}`, { n }),
  };
}

/** The documents, and how many loans they are enough for. */
export function documentsRow(
  texts: Texts,
  { typed, change }: StepProps,
  { loans, screen }: { readonly loans: readonly LoanRef[]; readonly screen: string },
): SummaryRow {
  const { t, language } = texts;
  const count = documentCount(typed);
  const open = loans.filter((loan, index) => stillMissing(typed, loan, index).length > 0).length;
  const covered = loans.length - open;
  return {
    key: 'procedures',
    label: t('claim.check.row.procedures'),
    onChange: () => change(screen),
    value: (
      <>
        {count === 0 && t('claim.check.proceduresNone')}
        {Array.from({ length: count }, (_, index) => {
          const { title, line } = documentWords(texts, typed, index);
          return (
            <p key={index}>
              {title} {line}
            </p>
          );
        })}
        {covered > 0 && <p>{t(`claim.check.covered.${plural(language, covered)}`, { n: covered })}</p>}
        {count > 0 && open > 0 && <p>{t(`claim.check.open.${plural(language, open)}`, { n: open })}</p>}
      </>
    ),
  };
}
