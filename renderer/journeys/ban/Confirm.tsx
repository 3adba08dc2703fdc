import { useMemo } from 'react';
import { scopeChoice } from '../../../shared/texts/banStatement.ts';
import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import type { ConfirmProps } from '../journey.ts';
import { ConfirmScreen } from '../session/ConfirmScreen.tsx';
import { shownText } from '../session/statement.ts';
import { banAnswers, scopeOf } from './answers.ts';
import { statementOf } from './statement.ts';

/** The ban in the citizen's own words, and the press that signs it. */
export function BanConfirm({ typed, facts, confirm, ...rest }: ConfirmProps) {
  const texts = useTexts();
  const { state } = useDesk();
  const clerk = state.clerk?.number ?? '';
  const statement = useMemo(() => {
    const draft = banAnswers(typed, facts, 'draft');
    return draft && statementOf(texts, draft, clerk);
  }, [texts, typed, facts, clerk]);
  const press = () => {
    const answers = statement && banAnswers(typed, facts, shownText(statement));
    // Something is missing after all: the way back shows it.
    return answers ? confirm(answers) : rest.back?.();
  };
  return (
    <ConfirmScreen
      {...rest}
      screen="ban.confirm"
      statement={statement}
      button={texts.t(`ban.confirm.button.${scopeChoice(scopeOf(typed, facts))}`)}
      press={press}
    />
  );
}
