import { useMemo } from 'react';
import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import type { ConfirmProps } from '../journey.ts';
import { ConfirmScreen } from '../session/ConfirmScreen.tsx';
import { shownText } from '../session/statement.ts';
import { givenTyped, revokeAnswers } from './answers.ts';
import { revokeStatement } from './statement.ts';

/** The taking back in the spouse's own words, and the press that signs it. */
export function RevokeConfirm({ typed, facts, confirm, ...rest }: ConfirmProps) {
  const texts = useTexts();
  const { state } = useDesk();
  const clerk = state.clerk?.number ?? '';
  const statement = useMemo(() => {
    const draft = revokeAnswers(typed, facts, 'draft');
    const given = givenTyped(typed);
    return draft && given && revokeStatement(texts, draft, given, clerk);
  }, [texts, typed, facts, clerk]);
  const press = () => {
    const answers = statement && revokeAnswers(typed, facts, shownText(statement));
    // Something is missing after all: the way back shows it.
    return answers ? confirm(answers) : rest.back?.();
  };
  return (
    <ConfirmScreen
      {...rest}
      screen="revoke.confirm"
      statement={statement}
      button={texts.t('revoke.confirm.button')}
      press={press}
    />
  );
}
