import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallName, Input, Output } from '../../shared/api/calls.ts';
import type { Problem } from '../../shared/api/result.ts';
import { useDesk } from './desk.tsx';

export type Answer<T> = {
  readonly value: T | null;
  readonly problem: Problem | null;
  /** Asks at once, after an act of this screen: the state may come late, and says nothing of locks and closings. */
  readonly again: () => Promise<void>;
};

/**
 * Asks the core and asks again whenever the kiosk's state changes, for what changes it changes
 * lists too. The last good answer stays while the next is under way; a late one never replaces it. What is not
 * answered under the cover is asked again when that is lifted, and is no problem.
 */
export function useAnswer<N extends CallName>(name: N, input: Input<N>): Answer<Output<N>> {
  const { kiosk } = useDesk();
  const [answer, setAnswer] = useState<Omit<Answer<Output<N>>, 'again'>>({ value: null, problem: null });
  const asking = useRef<() => Promise<void>>(async () => {});
  const asked = JSON.stringify(input);

  useEffect(() => {
    let newest = 0;
    const ask = async () => {
      newest += 1;
      const turn = newest;
      const result = await kiosk.call(name, JSON.parse(asked) as Input<N>);
      if (turn !== newest || (!result.ok && result.problem.code === 'core.covered')) return;
      setAnswer((last) =>
        result.ok ? { value: result.value, problem: null } : { value: last.value, problem: result.problem },
      );
    };
    asking.current = ask;
    const stop = kiosk.onState(() => void ask());
    void ask();
    return () => {
      newest = Number.POSITIVE_INFINITY;
      stop();
    };
  }, [kiosk, name, asked]);

  const again = useCallback(() => asking.current(), []);
  return { ...answer, again };
}
