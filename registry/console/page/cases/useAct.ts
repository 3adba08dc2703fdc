import { useState } from 'react';
import type { CaseName } from '../../../../shared/protocol/schema/cases.ts';
import { OwnEntry } from '../../../../shared/protocol/schema/own.ts';
import type { Problem } from '../app/ask.ts';
import { useOffice } from '../app/office.tsx';

/**
 * Does one thing about a case, as a signed entry of the registry's journal. The same form sent again, after an
 * answer that was lost, is the same act; a changed one is another.
 */
export function useAct({ claim, loan }: CaseName, name: string) {
  const { ask } = useOffice();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [sent, setSent] = useState({ body: '', key: '' });
  /** Sends it; true where it is done. */
  async function act(body: object): Promise<boolean> {
    const text = JSON.stringify(body);
    const key = sent.body === text ? sent.key : crypto.randomUUID();
    setSent({ body: text, key });
    setBusy(true);
    const answer = await ask(OwnEntry, `/v1/cases/${claim}/${loan}/${name}`, { method: 'POST', body, key });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    return answer.ok;
  }
  return { act, problem, isBusy };
}
