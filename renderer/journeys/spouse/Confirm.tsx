import { useMemo } from 'react';
import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import type { ConfirmProps } from '../journey.ts';
import { ConfirmScreen } from '../session/ConfirmScreen.tsx';
import { shownText } from '../session/statement.ts';
import { consentAnswers } from './answers.ts';
import { consentStatement } from './statement.ts';

/** The consent in the spouse's own words, and the press that signs it. */
export function SpouseConfirm({ typed, facts, confirm, ...rest }: ConfirmProps) {
  const texts = useTexts();
  const { state } = useDesk();
  const clerk = state.clerk?.number ?? '';
  const statement = useMemo(() => {
    const draft = consentAnswers(typed, facts, 'draft');
    return draft && consentStatement(texts, draft, clerk);
  }, [texts, typed, facts, clerk]);
  const press = () => {
    const answers = statement && consentAnswers(typed, facts, shownText(statement));
    // Something is missing after all: the way back shows it.
    return answers ? confirm(answers) : rest.back?.();
  };
  return (
    <ConfirmScreen
      canUseKey={false}
      {...rest}
      screen="spouse.confirm"
      statement={statement}
      button={texts.t('spouse.confirm.button')}
      press={press}
    />
  );
}
