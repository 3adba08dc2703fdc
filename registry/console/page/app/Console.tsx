import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';
import { People, Person } from '../../../../shared/protocol/schema/console.ts';
import { Policy } from '../../../../shared/protocol/schema/policy.ts';
import type { Language } from '../../../../shared/texts/language.ts';
import { SignIn } from '../signIn/SignIn.tsx';
import { ask, type Answer, type Asking, type Problem } from './ask.ts';
import { Frame } from './Frame.tsx';
import { OfficeContext, type Office } from './office.tsx';
import { hashOf, usePlace } from './place.ts';
import { firstLanguage, keepLanguage, LanguageContext } from './texts.tsx';
import { useIdle } from './useIdle.ts';

/** Who is here: not known yet, nobody (`over`: not any more), or somebody. */
type Here =
  | { readonly kind: 'asking' }
  | { readonly kind: 'nobody'; readonly over: boolean; readonly problem?: Problem }
  | { readonly kind: 'somebody' };

const NOBODY: Answer<People> = { ok: true, value: { items: [] } };

/** The whole page: signing in, and what is behind it. */
export function Console() {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  const [here, setHere] = useState<Here>({ kind: 'asking' });
  const [office, setOffice] = useState<Office | null>(null);
  const { section } = usePlace();

  /** As ask.ts; where the session turns out to be over, whoever is here signs in anew. */
  const askHere = useCallback(async <T,>(schema: z.ZodType<T>, path: string, asking?: Asking) => {
    const answer = await ask(schema, path, asking);
    const isOver = !answer.ok && (answer.problem.code === 'session' || answer.problem.code === 'token');
    if (isOver) setHere((now) => (now.kind === 'somebody' ? { kind: 'nobody', over: true } : now));
    return answer;
  }, []);

  const enter = useCallback(
    async (person: Person) => {
      const [policy, people] = await Promise.all([
        ask(Policy, '/v1/policy'),
        // Nobody gives a case to whoever has none.
        person.role === 'prosecutor' ? ask(People, '/v1/prosecutors') : NOBODY,
      ]);
      if (!policy.ok || !people.ok) {
        const problem = policy.ok ? (people.ok ? undefined : people.problem) : policy.problem;
        setHere({ kind: 'nobody', over: false, ...(problem && { problem }) });
        return;
      }
      setOffice({ person, policy: policy.value, colleagues: people.value.items, ask: askHere });
      setHere({ kind: 'somebody' });
    },
    [askHere],
  );

  const leave = useCallback(async () => {
    await ask(z.null(), '/v1/console/session', { method: 'DELETE' });
    setHere({ kind: 'nobody', over: false });
    setOffice(null);
    // Whoever comes next begins at the beginning.
    window.location.hash = hashOf('cases');
  }, []);

  useEffect(() => {
    void ask(Person, '/v1/console/session').then((answer) =>
      answer.ok ? enter(answer.value) : setHere({ kind: 'nobody', over: false }),
    );
  }, [enter]);
  useEffect(() => {
    document.documentElement.lang = language;
    keepLanguage(language);
  }, [language]);
  useIdle(here.kind === 'somebody', () => {
    void ask(z.null(), '/v1/console/session', { method: 'DELETE' });
    setHere({ kind: 'nobody', over: true });
  });

  const isInside = here.kind === 'somebody' && section !== 'enrol';
  return (
    <LanguageContext value={language}>
      {here.kind !== 'asking' && !isInside && (
        <SignIn
          onLanguage={setLanguage}
          onEntered={enter}
          isOver={here.kind === 'nobody' && here.over}
          problem={here.kind === 'nobody' ? (here.problem ?? null) : null}
        />
      )}
      {office && (
        // Hidden and not gone: whoever signs in again finds what they had typed. Somebody else begins afresh.
        <div hidden={!isInside} key={office.person.id}>
          <OfficeContext value={office}>
            <Frame onLanguage={setLanguage} onLeave={leave} />
          </OfficeContext>
        </div>
      )}
    </LanguageContext>
  );
}
