import { useContext, useEffect, useState } from 'react';
import { FaceEngineContext } from './engines.ts';
import type { FaceEngine } from './port.ts';

export type EngineState =
  | { readonly state: 'starting' | 'failed'; readonly engine: null }
  | { readonly state: 'ready'; readonly engine: FaceEngine };

/** An engine for as long as the screen that uses it is shown; then it has forgotten all it saw. */
export function useFaceEngine(): EngineState {
  const open = useContext(FaceEngineContext);
  const [now, setNow] = useState<EngineState>({ state: 'starting', engine: null });
  useEffect(() => {
    let isGone = false;
    let opened: FaceEngine | null = null;
    open().then(
      (engine) => {
        opened = engine;
        if (isGone) engine.end();
        else setNow({ state: 'ready', engine });
      },
      () => isGone || setNow({ state: 'failed', engine: null }),
    );
    return () => {
      isGone = true;
      opened?.end();
    };
  }, [open]);
  return now;
}
