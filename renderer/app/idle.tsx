import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { StillHere } from '../components/stillHere/StillHere.tsx';
import { onActivity, reportActivity } from './activity.ts';
import { useDesk } from './desk.tsx';
import { createIdleWatch } from './idleWatch.ts';
import { useTexts } from './texts.tsx';

/** What is open when nobody answers. */
export type Open = {
  /** The draft to go on with; null once the act is done. */
  readonly draft: string | null;
  /** Saves what is not saved yet; false where that cannot be done. */
  readonly flush: () => Promise<boolean>;
  /** Hides everything, where it cannot be put away. */
  readonly cover: () => void;
};

type Idle = { readonly isAsking: boolean; readonly setOpen: (open: Open | null) => void };

const IdleContext = createContext<Idle | null>(null);

function useIdle(): Idle {
  const idle = useContext(IdleContext);
  if (idle === null) throw new Error('useIdle outside IdleProvider');
  return idle;
}

/** Whether somebody is being asked if they are still there. */
export const useIsAsking = (): boolean => useIdle().isAsking;

/** Says what is open, for as long as the screen that says so is there. */
export function useOpen(now: Open): void {
  const { setOpen } = useIdle();
  useEffect(() => {
    setOpen(now);
    return () => setOpen(null);
  });
}

/**
 * The question goes a moment after the touch that answers it: a finger's click comes last of all, and
 * would fall on whatever lies underneath.
 */
const CLOSE_MS = 400;

type IdleProviderProps = {
  /** Nobody is there, and all is saved: the desk is to be closed. */
  readonly onLock: (draft: string | null) => void;
  readonly children: ReactNode;
};

/** Watches over a desk that somebody signed in at: it asks, and what nobody answers for is put away. */
export function IdleProvider({ onLock, children }: IdleProviderProps) {
  const { kiosk } = useDesk();
  const [isAsking, setAsking] = useState(false);
  const open = useRef<Open | null>(null);
  const lock = useRef(onLock);
  useEffect(() => {
    lock.current = onLock;
  });

  useEffect(() => {
    let closing: number | undefined;
    const ask = (next: boolean) => {
      window.clearTimeout(closing);
      if (next) setAsking(true);
      else closing = window.setTimeout(() => setAsking(false), CLOSE_MS);
    };
    const end = async () => {
      const now = open.current;
      // What cannot be saved must not be wiped either: it is hidden, and tried again.
      if (now === null || (await now.flush())) lock.current(now?.draft ?? null);
      else now.cover();
    };
    const watch = createIdleWatch({
      patience: kiosk.patience,
      timers: {
        set: (run, ms) => window.setTimeout(run, ms),
        clear: (timer) => window.clearTimeout(Number(timer)),
      },
      onAsk: ask,
      onEnd: () => void end(),
    });
    const stop = onActivity(watch.active);
    return () => {
      stop();
      watch.stop();
      window.clearTimeout(closing);
    };
  }, [kiosk]);

  const setOpen = useCallback((now: Open | null) => {
    open.current = now;
  }, []);
  const idle = useMemo(() => ({ isAsking, setOpen }), [isAsking, setOpen]);
  return <IdleContext value={idle}>{children}</IdleContext>;
}

/** The question itself, in the language of what it lies over. */
export function IdleQuestion() {
  const { t } = useTexts();
  return (
    <StillHere
      open={useIsAsking()}
      title={t('citizen.idle.title')}
      text={t('citizen.idle.text')}
      otherwise={t('citizen.idle.otherwise')}
      hereText={t('citizen.idle.here')}
      onHere={reportActivity}
    />
  );
}
