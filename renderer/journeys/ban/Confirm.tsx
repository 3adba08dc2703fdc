import { PencilLine, RotateCw, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { scopeChoice } from '../../../shared/texts/banStatement.ts';
import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Note } from '../../components/note/Note.tsx';
import type { ConfirmProps } from '../journey.ts';
import { SessionScreen } from '../session/SessionScreen.tsx';
import { banAnswers, scopeOf } from './answers.ts';
import { shownText, statementOf } from './statement.ts';
import './ban.css';

/** Numbers are read in groups, and stay on one line while they are; the words do not change. */
const withWholeNumbers = (line: string) =>
  line.split(/(\+?\d[\d ]+\d)/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <span key={part} className="whole-number">
        {part}
      </span>
    ),
  );

/** The citizen reads, in the first person, everything that will be signed, and presses. */
export function BanConfirm({ typed, facts, back, confirm, isConfirming, problem }: ConfirmProps) {
  const texts = useTexts();
  const { t } = texts;
  const { state } = useDesk();
  const clerk = state.clerk?.number ?? '';
  const statement = useMemo(() => {
    const draft = banAnswers(typed, facts, 'draft');
    return draft && statementOf(texts, draft, clerk);
  }, [texts, typed, facts, clerk]);
  const choice = scopeChoice(scopeOf(typed, facts));

  const press = () => {
    const answers = statement && banAnswers(typed, facts, shownText(statement));
    // Something is missing after all: the way back shows it.
    return answers ? confirm(answers) : back?.();
  };

  return (
    <SessionScreen
      screen="ban.confirm"
      title={t('ban.confirm.title')}
      problem={problem}
      primary={
        <Button look="primary" action="confirm" onPress={press} busy={isConfirming}>
          {isConfirming ? t('ban.confirm.busy') : t(`ban.confirm.button.${choice}`)}
        </Button>
      }
      way={
        <Button icon={PencilLine} action="back" onPress={() => back?.()}>
          {t('ban.confirm.wrong')}
        </Button>
      }
    >
      <div className="confirm-heading">
        <h1 tabIndex={-1}>{t('ban.confirm.title')}</h1>
        <p className="turn-screen">
          <RotateCw aria-hidden="true" />
          <span>{t('ban.confirm.turn')}</span>
        </p>
      </div>
      <div className="statement">
        <article className="statement-request">
          {statement?.request.map((line) => (
            <p key={line}>{withWholeNumbers(line)}</p>
          ))}
        </article>
        <div className="statement-rest">
          <article className="statement-details">
            {statement?.details.map((line) => (
              <p key={line}>{withWholeNumbers(line)}</p>
            ))}
          </article>
          <Note icon={TriangleAlert}>
            <p>{t('ban.confirm.hurry')}</p>
          </Note>
        </div>
      </div>
    </SessionScreen>
  );
}
