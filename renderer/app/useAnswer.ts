import { useEffect, useState } from 'react';
import type { CallName, Input, Output } from '../../shared/api/calls.ts';
import type { Problem } from '../../shared/api/result.ts';
import { useDesk } from './desk.tsx';

export type Answer<T> = { readonly value: T | null; readonly problem: Problem | null };

/**
 * Asks the core and asks again whenever the kiosk's state changes, for what changes it changes
 * lists too. The last good answer stays while the next is under way.
 */
export function useAnswer<N extends CallName>(name: N, input: Input<N>): Answer<Output<N>> {
  const { kiosk, state } = useDesk();
  const [answer, setAnswer] = useState<Answer<Output<N>>>({ value: null, problem: null });
  const asked = JSON.stringify(input);

  useEffect(() => {
    let live = true;
    const ask = async () => {
      const result = await kiosk.call(name, JSON.parse(asked) as Input<N>);
      if (!live) return;
      setAnswer((last) =>
        result.ok ? { value: result.value, problem: null } : { value: last.value, problem: result.problem },
      );
    };
    void ask();
    return () => {
      live = false;
    };
  }, [kiosk, name, asked, state]);

  return answer;
}
