import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import { dateWords, documentLine, whoLine } from '../claim/statement.ts';
import { useClaim } from '../claim/useClaim.ts';
import type { ConfirmProps } from '../journey.ts';
import { ConfirmScreen } from '../session/ConfirmScreen.tsx';
import { sessionDetails, shownText, spokenBy } from '../session/statement.ts';
import { textOf } from '../typed.ts';
import { procedureAnswers } from './answers.ts';

/** The documents in the citizen's own words, and the press that signs them. */
export function ProcedureConfirm({ typed, facts, confirm, ...rest }: ConfirmProps) {
  const texts = useTexts();
  const { t } = texts;
  const { state } = useDesk();
  const claim = useClaim(textOf(typed, 'claim'));
  const draft = procedureAnswers(typed, facts, 'draft');
  const statement =
    draft &&
    claim &&
    spokenBy(texts, draft, {
      request: [
        whoLine(texts, draft.citizen),
        t('procedure.confirm.request', { date: dateWords(texts, claim.at.slice(0, 10)) }),
        ...draft.procedures.map((document) => documentLine(texts, document)),
        t('claim.confirm.effect'),
        t('claim.confirm.truth'),
      ],
      details: sessionDetails(texts, draft, state.clerk?.number ?? ''),
    });
  const press = () => {
    const answers = statement && procedureAnswers(typed, facts, shownText(statement));
    return answers ? confirm(answers) : rest.back?.();
  };
  return (
    <ConfirmScreen
      {...rest}
      screen="procedure.confirm"
      statement={statement}
      button={t('procedure.confirm.button')}
      press={press}
    />
  );
}
