/** What every page of the console works with: who is signed in, the rules, and the registry. */
import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import type { z } from 'zod';
import type { Person } from '../../../../shared/protocol/schema/console.ts';
import type { Policy } from '../../../../shared/protocol/schema/policy.ts';
import type { Language } from '../../../../shared/texts/language.ts';
import type { Answer, Asking, Problem } from './ask.ts';

export type Office = {
  readonly person: Person;
  readonly policy: Policy;
  /** Whom cases are given to, the one who is signed in among them. */
  readonly colleagues: readonly Person[];
  /** As ask.ts; a session that is over leads to signing in, and what was typed stays. */
  readonly ask: <T>(schema: z.ZodType<T>, path: string, asking?: Asking) => Promise<Answer<T>>;
};

export const OfficeContext = createContext<Office | null>(null);

export function useOffice(): Office {
  const office = useContext(OfficeContext);
  if (!office) throw new Error('a page outside the office');
  return office;
}

/** What a lender is called: by the rules where they know its БИН, else as the citizen called it. */
export const lenderName = (
  policy: Policy,
  language: Language,
  { bin, lender }: { bin?: string | undefined; lender: string },
): string => policy.lenders.find((one) => one.bin === bin)?.name[language] ?? lender;

/** What a center is called. */
export const centerName = (policy: Policy, language: Language, center: string | undefined): string =>
  policy.centers.find(({ id }) => id === center)?.name[language] ?? center ?? '';

/** The answer to a question that is asked at once, and again by `again`. */
export type Asked<T> = {
  readonly value: T | null;
  readonly problem: Problem | null;
  readonly again: () => Promise<void>;
};

/** Asks for what a page shows. A new `path` is a new question, null is none. */
export function useAsked<T>(schema: z.ZodType<T>, path: string | null): Asked<T> {
  const { ask } = useOffice();
  const [answer, setAnswer] = useState<{ path: string; answer: Answer<T> } | null>(null);
  const again = useCallback(async () => {
    if (path === null) return;
    const given = await ask(schema, path);
    setAnswer({ path, answer: given });
  }, [ask, schema, path]);
  useEffect(() => {
    let isGone = false;
    if (path === null) return undefined;
    void ask(schema, path).then((given) => {
      if (!isGone) setAnswer({ path, answer: given });
    });
    return () => {
      isGone = true;
    };
  }, [ask, schema, path]);
  const current = answer?.path === path ? answer.answer : null;
  return {
    value: current?.ok === true ? current.value : null,
    problem: current?.ok === false ? current.problem : null,
    again,
  };
}
