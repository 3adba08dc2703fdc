import { PencilLine, RotateCw, TriangleAlert } from 'lucide-react';
import { useTexts } from '../../app/texts.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Note } from '../../components/note/Note.tsx';
import type { ConfirmProps } from '../journey.ts';
import { SessionScreen } from './SessionScreen.tsx';
import type { Statement } from './statement.ts';
import './confirm.css';

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

type ConfirmScreenProps = Pick<ConfirmProps, 'back' | 'isConfirming' | 'problem'> & {
  /** The stable hook, `ban.confirm`. */
  readonly screen: string;
  /** Null where something is missing after all: the way back shows it. */
  readonly statement: Statement | null;
  /** What happens next, in words. */
  readonly button: string;
  readonly press: () => void | Promise<void>;
};

/** The citizen reads, in the first person, everything that will be signed, and presses. */
export function ConfirmScreen(props: ConfirmScreenProps) {
  const { screen, statement, button, press, back, isConfirming, problem } = props;
  const { t } = useTexts();
  return (
    <SessionScreen
      screen={screen}
      title={t('ban.confirm.title')}
      problem={problem}
      primary={
        <Button look="primary" action="confirm" onPress={press} busy={isConfirming}>
          {isConfirming ? t('ban.confirm.busy') : button}
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
