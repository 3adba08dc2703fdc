import { useState } from 'react';
import { z } from 'zod';
import type { CaseName } from '../../../../shared/protocol/schema/cases.ts';
import type { Answer, Problem } from '../app/ask.ts';
import { useOffice } from '../app/office.tsx';

/** What was done is read again with the page that shows it. */
const Done = z.looseObject({});

/**
 * Sends what does something. The same body sent again, after an answer that was lost, is the same act; a changed
 * one is another.
 */
export function usePosting<T>(schema: z.ZodType<T>, path: string) {
  const { ask } = useOffice();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [sent, setSent] = useState({ body: '', key: '' });
  async function post(body: object): Promise<Answer<T>> {
    const text = JSON.stringify(body);
    const key = sent.body === text ? sent.key : crypto.randomUUID();
    setSent({ body: text, key });
    setBusy(true);
    const answer = await ask(schema, path, { method: 'POST', body, key });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    return answer;
  }
  return { post, problem, isBusy };
}

/** The same, where all that matters is whether it was done. */
export function usePost(path: string) {
  const { post, ...rest } = usePosting(Done, path);
  return { ...rest, post: async (body: object) => (await post(body)).ok };
}

/** Does one thing about a case, as a signed entry of the registry's journal. */
export function useAct({ claim, loan }: CaseName, name: string) {
  const { post, ...rest } = usePost(`/v1/cases/${claim}/${loan}/${name}`);
  return { ...rest, act: post };
}
