import { useMemo } from 'react';
import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import type { ConfirmProps } from '../journey.ts';
import { ConfirmScreen } from '../session/ConfirmScreen.tsx';
import { shownText } from '../session/statement.ts';
import { statusAnswers } from './answers.ts';
import { statusStatement } from './statement.ts';

/** The request in the citizen's own words, and the press that signs it. */
export function StatusConfirm({ typed, facts, confirm, ...rest }: ConfirmProps) {
  const texts = useTexts();
  const { state } = useDesk();
  const clerk = state.clerk?.number ?? '';
  const statement = useMemo(() => {
    const draft = statusAnswers(typed, facts, 'draft');
    return draft && statusStatement(texts, draft, clerk);
  }, [texts, typed, facts, clerk]);
  const press = () => {
    const answers = statement && statusAnswers(typed, facts, shownText(statement));
    // Something is missing after all: the way back shows it.
    return answers ? confirm(answers) : rest.back?.();
  };
  return (
    <ConfirmScreen
      {...rest}
      screen="status.confirm"
      statement={statement}
      button={texts.t('status.confirm.button')}
      press={press}
    />
  );
}
