import { MonitorSmartphone, PencilLine, RotateCw, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { CitizenAct } from '../../../shared/api/citizen.ts';
import { useTexts } from '../../app/texts.tsx';
import { Signature } from '../../citizen/Signature.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Checkbox } from '../../components/checkbox/Checkbox.tsx';
import { Note } from '../../components/note/Note.tsx';
import { Statement as Sheet } from '../../components/statement/Statement.tsx';
import { useHasSigner } from '../../input/signing/useSigner.ts';
import { useOwnScene } from '../citizenSide.tsx';
import type { ConfirmProps } from '../journey.ts';
import { useManner } from '../manner.tsx';
import { SessionScreen } from './SessionScreen.tsx';
import { shownText, type Statement } from './statement.ts';
import './confirm.css';

type ConfirmScreenProps = Pick<ConfirmProps, 'back' | 'isConfirming' | 'problem'> & {
  /** The stable hook, `ban.confirm`. */
  readonly screen: string;
  /** Null where something is missing after all: the way back shows it. */
  readonly statement: Statement | null;
  /** What happens next, in words. */
  readonly button: string;
  readonly press: () => void | Promise<void>;
  /** False for an act that is confirmed by touch alone. */
  readonly canUseKey?: boolean;
};

/**
 * The citizen reads, in the first person, everything that will be signed, signs if they like, and
 * presses: on their own screen where there is one, else on this one, turned to them. What they touch
 * confirms the very words they saw: another text is another scene, and has to be confirmed anew.
 */
export function ConfirmScreen(given: ConfirmScreenProps) {
  const { t } = useTexts();
  const isOnBehalf = given.statement?.isOnBehalf === true;
  const props = isOnBehalf ? { ...given, button: t('representative.confirm.button') } : given;
  const { screen, statement, button, press, isConfirming, canUseKey = true } = props;
  const confirmIn = useManner();
  const [notice, setNotice] = useState<'doubt' | 'changed' | null>(null);
  const [isWithKey, setWithKey] = useState(false);
  const hasSigner = useHasSigner(canUseKey);
  const withKey = hasSigner && isWithKey;
  const key = hasSigner && <OwnKey checked={isWithKey} onChange={setWithKey} />;
  const hear = (act: CitizenAct) => {
    if (act.kind === 'wrong') setNotice('doubt');
    if (act.kind !== 'confirmed' || statement === null) return;
    if (act.shownText !== shownText(statement)) {
      setNotice('changed');
      return;
    }
    setNotice(null);
    confirmIn({ screen: 'citizen', signature: act.signature ?? null, withKey });
    void press();
  };
  const { request = [], details = [] } = statement ?? {};
  const scene = { kind: 'confirm' as const, screen, request: [...request], details: [...details], button };
  const own = useOwnScene(statement && { scene, isBusy: isConfirming, hear });
  return own.hasOwnScreen && statement ? (
    <ConfirmedElsewhere
      {...props}
      statement={statement}
      notice={notice}
      turnHere={own.turnHere}
      ownKey={key}
    />
  ) : (
    // Other words begin with an empty place to sign in.
    <ConfirmHere key={statement ? shownText(statement) : ''} {...props} withKey={withKey} ownKey={key} />
  );
}

/** On this screen, turned to the citizen. */
function ConfirmHere(props: ConfirmScreenProps & KeyProps & { readonly withKey: boolean }) {
  const { screen, statement, button, press, back, isConfirming, problem, withKey, ownKey } = props;
  const { t } = useTexts();
  const confirmIn = useManner();
  const [signature, setSignature] = useState<string | null>(null);
  const confirm = () => {
    confirmIn({ screen: 'turned', signature, withKey });
    return press();
  };
  return (
    <SessionScreen
      screen={screen}
      title={t('ban.confirm.title')}
      problem={problem}
      primary={
        <Button look="primary" action="confirm" onPress={confirm} busy={isConfirming}>
          {isConfirming ? t('ban.confirm.busy') : button}
        </Button>
      }
      way={<Wrong back={back} />}
    >
      <div className="confirm-heading">
        <h1 tabIndex={-1}>{t('ban.confirm.title')}</h1>
        <p className="turn-screen">
          <RotateCw aria-hidden="true" />
          <span>{t('ban.confirm.turn')}</span>
        </p>
      </div>
      <Sheet
        request={statement?.request ?? []}
        details={statement?.details ?? []}
        below={
          <Note icon={TriangleAlert}>
            <p>{t('ban.confirm.hurry')}</p>
          </Note>
        }
      >
        <Signature onChange={setSignature} />
        {ownKey}
      </Sheet>
    </SessionScreen>
  );
}

type KeyProps = { readonly ownKey: ReactNode };

/** Offered only where NCALayer answers: the touch counts as much without it. */
function OwnKey({
  checked,
  onChange,
}: {
  readonly checked: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  const { t } = useTexts();
  return (
    <Checkbox
      name="confirmation.cms"
      label={t('signing.label')}
      hint={t('signing.hint')}
      checked={checked}
      onChange={onChange}
    />
  );
}

type ConfirmedElsewhereProps = ConfirmScreenProps &
  KeyProps & {
    readonly statement: Statement;
    readonly notice: 'doubt' | 'changed' | null;
    readonly turnHere: () => void;
  };

/** On the clerk's screen, while the citizen reads on their own: the same words, and nothing to confirm with. */
function ConfirmedElsewhere(props: ConfirmedElsewhereProps) {
  const { screen, statement, back, isConfirming, problem, notice, turnHere, ownKey } = props;
  const { t } = useTexts();
  return (
    <SessionScreen
      screen={screen}
      title={t('ban.confirm.title')}
      heading={t('ban.confirm.title')}
      problem={problem}
      primary={
        <Button action="turn-here" onPress={turnHere} busy={isConfirming}>
          {isConfirming ? t('ban.confirm.busy') : t('citizen.clerk.turnHere')}
        </Button>
      }
      way={<Wrong back={back} />}
    >
      <Note icon={notice === null ? MonitorSmartphone : TriangleAlert}>
        <p role="status">{t(`citizen.clerk.${notice ?? 'reading'}`)}</p>
      </Note>
      {ownKey}
      <Sheet request={statement.request} details={statement.details} />
    </SessionScreen>
  );
}

function Wrong({ back }: Pick<ConfirmProps, 'back'>) {
  const { t } = useTexts();
  return (
    <Button icon={PencilLine} action="back" onPress={() => back?.()}>
      {t('ban.confirm.wrong')}
    </Button>
  );
}
