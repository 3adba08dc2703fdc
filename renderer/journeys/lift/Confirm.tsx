import { useMemo } from 'react';
import { scopeChoice } from '../../../shared/texts/banStatement.ts';
import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import type { ConfirmProps } from '../journey.ts';
import { ConfirmScreen } from '../session/ConfirmScreen.tsx';
import { shownText } from '../session/statement.ts';
import { liftAnswers, liftScopeOf } from './answers.ts';
import { liftStatement } from './statement.ts';

/** The lift in the citizen's own words, and the press that signs it. */
export function LiftConfirm({ typed, facts, confirm, ...rest }: ConfirmProps) {
  const texts = useTexts();
  const { state } = useDesk();
  const clerk = state.clerk?.number ?? '';
  const statement = useMemo(() => {
    const draft = liftAnswers(typed, facts, 'draft');
    return draft && liftStatement(texts, draft, facts, clerk);
  }, [texts, typed, facts, clerk]);
  const press = () => {
    const answers = statement && liftAnswers(typed, facts, shownText(statement));
    // Something is missing after all: the way back shows it.
    return answers ? confirm(answers) : rest.back?.();
  };
  return (
    <ConfirmScreen
      {...rest}
      screen="lift.confirm"
      statement={statement}
      button={texts.t(`lift.confirm.button.${scopeChoice(liftScopeOf(typed))}`)}
      press={press}
    />
  );
}
