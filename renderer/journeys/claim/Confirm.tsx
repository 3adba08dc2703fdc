import { useMemo } from 'react';
import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import type { ConfirmProps } from '../journey.ts';
import { ConfirmScreen } from '../session/ConfirmScreen.tsx';
import { shownText } from '../session/statement.ts';
import { claimAnswers } from './answers.ts';
import { claimStatement } from './statement.ts';

/** The claim in the citizen's own words, and the press that signs it. */
export function ClaimConfirm({ typed, facts, confirm, ...rest }: ConfirmProps) {
  const texts = useTexts();
  const { state } = useDesk();
  const clerk = state.clerk?.number ?? '';
  const statement = useMemo(() => {
    const draft = claimAnswers(typed, facts, 'draft');
    return draft && claimStatement(texts, draft, clerk);
  }, [texts, typed, facts, clerk]);
  const press = () => {
    const answers = statement && claimAnswers(typed, facts, shownText(statement));
    return answers ? confirm(answers) : rest.back?.();
  };
  return (
    <ConfirmScreen
      {...rest}
      screen="claim.confirm"
      statement={statement}
      button={texts.t('claim.confirm.button')}
      press={press}
    />
  );
}
