import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import { dateWords, whoLine } from '../claim/statement.ts';
import { useClaim } from '../claim/useClaim.ts';
import type { ConfirmProps } from '../journey.ts';
import { ConfirmScreen } from '../session/ConfirmScreen.tsx';
import { sessionDetails, shownText, spokenBy } from '../session/statement.ts';
import { textOf } from '../typed.ts';
import { withdrawAnswers } from './answers.ts';

/** The taking back in the citizen's own words, and the press that signs it. */
export function WithdrawConfirm({ typed, facts, confirm, ...rest }: ConfirmProps) {
  const texts = useTexts();
  const { t } = texts;
  const { state } = useDesk();
  const claim = useClaim(textOf(typed, 'claim'));
  const draft = withdrawAnswers(typed, facts, 'draft');
  const statement =
    draft &&
    claim &&
    spokenBy(texts, draft, {
      request: [
        whoLine(texts, draft.citizen),
        t('withdraw.confirm.request', { date: dateWords(texts, claim.at.slice(0, 10)) }),
        t('withdraw.confirm.reason', { reason: draft.reason }),
        t('withdraw.confirm.effect'),
      ],
      details: sessionDetails(texts, draft, state.clerk?.number ?? ''),
    });
  const press = () => {
    const answers = statement && withdrawAnswers(typed, facts, shownText(statement));
    return answers ? confirm(answers) : rest.back?.();
  };
  return (
    <ConfirmScreen
      {...rest}
      screen="withdraw.confirm"
      statement={statement}
      button={t('withdraw.confirm.button')}
      press={press}
    />
  );
}
