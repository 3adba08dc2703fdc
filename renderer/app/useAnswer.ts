import { useEffect, useState } from 'react';
import type { CallName, Input, Output } from '../../shared/api/calls.ts';
import type { Problem } from '../../shared/api/result.ts';
import { useDesk } from './desk.tsx';

export type Answer<T> = { readonly value: T | null; readonly problem: Problem | null };

/**
 * Asks the core and asks again whenever the kiosk's state changes, for what changes it changes
 * lists too. The last good answer stays while the next is under way; a late one never replaces it.
 */
export function useAnswer<N extends CallName>(name: N, input: Input<N>): Answer<Output<N>> {
  const { kiosk } = useDesk();
  const [answer, setAnswer] = useState<Answer<Output<N>>>({ value: null, problem: null });
  const asked = JSON.stringify(input);

  useEffect(() => {
    let newest = 0;
    const ask = async () => {
      newest += 1;
      const turn = newest;
      const result = await kiosk.call(name, JSON.parse(asked) as Input<N>);
      if (turn !== newest) return;
      setAnswer((last) =>
        result.ok ? { value: result.value, problem: null } : { value: last.value, problem: result.problem },
      );
    };
    const stop = kiosk.onState(() => void ask());
    void ask();
    return () => {
      newest = Number.POSITIVE_INFINITY;
      stop();
    };
  }, [kiosk, name, asked]);

  return answer;
}
