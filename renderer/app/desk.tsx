import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { Problem } from '../../shared/api/result.ts';
import type { DeskState } from '../../shared/api/views.ts';
import type { CoreLife } from '../../shared/api/wire.ts';
import type { KioskClient } from './kiosk.ts';

/** What every screen may rely on: the kiosk's state as the core last told it, and the line to it. */
export type Desk = {
  readonly kiosk: KioskClient;
  readonly state: DeskState;
  readonly life: CoreLife;
};

/** Before the first state has come: the core starts, or cannot. */
export type DeskStart = { readonly life: CoreLife; readonly problem: Problem | null };

const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk outside DeskProvider');
  return desk;
}

type DeskProviderProps = {
  readonly kiosk: KioskClient;
  /** Shown until there is a state, and when there can be none. */
  readonly starting: (start: DeskStart) => ReactNode;
  readonly children: ReactNode;
};

/** Asks for the state once, hears every later one, and knows whether the core is there. */
export function DeskProvider({ kiosk, starting, children }: DeskProviderProps) {
  const [state, setState] = useState<DeskState | null>(null);
  const [start, setStart] = useState<DeskStart>({ life: 'up', problem: null });

  useEffect(() => {
    let live = true;
    const ask = async () => {
      const result = await kiosk.call('desk.state', {});
      if (!live) return;
      // A state that was pushed meanwhile is newer than the answer.
      if (result.ok) setState((pushed) => pushed ?? result.value);
      else setStart({ life: 'failed', problem: result.problem });
    };
    const stopState = kiosk.onState(setState);
    const stopCore = kiosk.onCore((life, problem) => {
      setStart({ life, problem: problem ?? null });
      if (life === 'up') void ask();
    });
    void ask();
    return () => {
      live = false;
      stopState();
      stopCore();
    };
  }, [kiosk]);

  if (state === null || (start.life === 'failed' && start.problem !== null)) return starting(start);
  return <DeskContext value={{ kiosk, state, life: start.life }}>{children}</DeskContext>;
}
