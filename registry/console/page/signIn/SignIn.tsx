import { KeyRound, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { Person } from '../../../../shared/protocol/schema/console.ts';
import type { Language } from '../../../../shared/texts/language.ts';
import type { Answer, Problem } from '../app/ask.ts';
import { hashOf, usePlace } from '../app/place.ts';
import { useTexts } from '../app/texts.tsx';
import { TextField } from '../parts/Field.tsx';
import { LanguageChoice } from '../parts/LanguageChoice.tsx';
import { Notice, ProblemNotice } from '../parts/Notice.tsx';
import { Screen } from '../parts/Screen.tsx';
import { enrol, hasPasskeys, signIn } from './passkey.ts';

type SignInProps = {
  readonly onLanguage: (language: Language) => void;
  readonly onEntered: (person: Person) => Promise<void>;
  /** Somebody was signed in, and is not any more. */
  readonly isOver: boolean;
  readonly problem: Problem | null;
};

/** By passkey; whoever has none yet makes one by a code. */
export function SignIn({ onLanguage, onEntered, isOver, problem: given }: SignInProps) {
  const { t } = useTexts();
  const { section, names } = usePlace();
  const [code, setCode] = useState(section === 'enrol' ? (names[0] ?? '') : '');
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Problem | null>(null);
  const [isMissing, setMissing] = useState(false);
  const problem = failed ?? given;

  async function enter(how: () => Promise<Answer<Person>>) {
    setBusy(true);
    setFailed(null);
    const answer = await how();
    setBusy(false);
    if (!answer.ok) return setFailed(answer.problem);
    // The code was used, and an address may be kept.
    if (section === 'enrol') window.location.hash = hashOf('cases');
    return onEntered(answer.value);
  }

  return (
    <div className="sign-in">
      <header className="sign-in-bar">
        <p className="bar-name">
          <ShieldCheck aria-hidden="true" />
          {t('console.name')}
        </p>
        <LanguageChoice onLanguage={onLanguage} />
      </header>
      <Screen name="console.sign-in" title={t('console.signIn.title')}>
        {isOver && problem === null && <Notice kind="plain">{t('console.signIn.over')}</Notice>}
        {problem !== null && <ProblemNotice problem={problem} />}
        {!hasPasskeys() && <Notice kind="bad">{t('console.signIn.unsupported')}</Notice>}
        <p>{t('console.signIn.lead')}</p>
        <button
          type="button"
          className="button primary wide"
          data-action="sign-in"
          disabled={isBusy}
          onClick={() => void enter(signIn)}
        >
          <KeyRound aria-hidden="true" />
          {t('console.signIn.button')}
        </button>
        <form
          className="card"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setMissing(code.trim() === '');
            if (code.trim() !== '') void enter(() => enrol(code.trim()));
          }}
        >
          <h2>{t('console.signIn.first')}</h2>
          <p>{t('console.signIn.firstText')}</p>
          <TextField
            label={t('console.signIn.code')}
            name="code"
            value={code}
            error={isMissing ? t('console.fieldMissing') : undefined}
            onChange={(event) => setCode(event.target.value)}
          />
          <button type="submit" className="button" data-action="enrol" disabled={isBusy}>
            {t('console.signIn.enrol')}
          </button>
        </form>
        <p className="quiet" role="status">
          {isBusy ? t('console.signIn.busy') : ''}
        </p>
      </Screen>
    </div>
  );
}
