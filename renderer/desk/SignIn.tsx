import { Clock, LogIn } from 'lucide-react';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { Problem } from '../../shared/api/result.ts';
import { useDesk } from '../app/desk.tsx';
import { fieldError, problemWords } from '../app/fieldError.ts';
import { goesToField } from '../app/pinField.ts';
import { useTexts } from '../app/texts.tsx';
import { useSettings } from '../app/useSettings.ts';
import { TextSizeSetting } from '../app/viewSettings.tsx';
import { Button } from '../components/button/Button.tsx';
import { ErrorSummary } from '../components/errorSummary/ErrorSummary.tsx';
import { LanguageSwitch } from '../components/languageSwitch/LanguageSwitch.tsx';
import { Note } from '../components/note/Note.tsx';
import { TextField } from '../components/textField/TextField.tsx';
import type { FieldProblem } from '../journeys/typed.ts';
import { DeskKeysChoice } from './deskKeys.tsx';
import { DeskScreen } from './DeskScreen.tsx';

/** Why nobody can sign in at a kiosk that no registry knows. */
const ENROLMENT = {
  none: 'problems.kiosk.notEnrolled',
  code: 'problems.kiosk.badCode',
  untrusted: 'problems.kiosk.untrusted',
} as const;

type SignInProps = {
  /** Nobody answered whether they were still there. */
  readonly wasLeft: boolean;
};

/** Staff number and PIN, with a network or without. What goes wrong is said kindly, with the tries left. */
export function SignIn({ wasLeft }: SignInProps) {
  const { t } = useTexts();
  const { state } = useDesk();
  const settings = useSettings();
  const form = useSignIn();
  return (
    <DeskScreen
      screen="desk.sign-in"
      focus="staff.number"
      title={t('desk.signIn.title')}
      heading={t('desk.signIn.title')}
      lead={t('desk.signIn.lead')}
      problem={form.problem ?? settings.problem}
      onSubmit={() => void form.submit()}
      primary={
        <Button look="primary" icon={LogIn} type="submit" action="sign-in" busy={form.isBusy}>
          {t('desk.signIn.submit')}
        </Button>
      }
    >
      <ErrorSummary title={t('common.errorSummary.title')} errors={form.errors} attempt={form.attempt} />
      {wasLeft && (
        <Note icon={Clock}>
          <p role="status">{t('desk.signIn.signedOutIdle')}</p>
        </Note>
      )}
      {!state.kiosk.enrolled && (
        <Note>
          <p>{t(ENROLMENT[state.kiosk.enrolment ?? 'none'])}</p>
        </Note>
      )}
      <div className="sign-in-fields">
        <TextField
          name="staff.number"
          label={t('desk.signIn.number')}
          error={form.error('staff.number')}
          length="short"
          value={form.number}
          onChange={form.setNumber}
        />
        <TextField
          name="staff.pin"
          label={t('desk.signIn.pin')}
          kind="pin"
          error={form.error('staff.pin')}
          length="short"
          value={form.pin}
          onChange={form.setPin}
        />
      </div>
      <div className="sign-in-view">
        <LanguageSwitch
          label={t('common.view.language')}
          labelShown
          value={state.settings.language}
          onChange={(language) => settings.change({ language })}
        />
        <TextSizeSetting
          value={state.settings.textSize}
          onChange={(textSize) => settings.change({ textSize })}
        />
      </div>
      <DeskKeysChoice />
    </DeskScreen>
  );
}

function useSignIn() {
  const { kiosk } = useDesk();
  const texts = useTexts();
  const [number, setNumber] = useState('');
  const [pin, setPin] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [attempt, setAttempt] = useState(0);

  const refuse = (found: readonly FieldProblem[]) => {
    setProblems(found);
    setAttempt((last) => last + 1);
  };
  const submit = async () => {
    if (goesToField('staff', number, pin)) return;
    const missing = [
      ...(number.trim() === '' ? [{ path: 'staff.number', code: 'staff.number' }] : []),
      ...(pin === '' ? [{ path: 'staff.pin', code: 'staff.pin' }] : []),
    ];
    if (missing.length > 0) {
      refuse(missing);
      return;
    }
    setProblem(null);
    setProblems([]);
    setBusy(true);
    const result = await kiosk.call('staff.signIn', { key: uuidv7(), number: number.trim(), pin });
    setBusy(false);
    // A PIN never stays in a field: a wrong one would be typed over, a right one is no one's business.
    setPin('');
    if (result.ok) return;
    // Only number and PIN can be mended here; all else is the kiosk's own and is said above the form.
    if (result.problem.code.startsWith('pin.')) refuse([{ path: 'staff.pin', ...result.problem }]);
    else setProblem(result.problem);
  };

  const errors = problems.map((one) => ({ field: one.path, message: problemWords(texts, one) }));
  const error = (name: string) => fieldError(texts, problems, name);
  return { number, setNumber, pin, setPin, isBusy, submit, problem, errors, error, attempt };
}
