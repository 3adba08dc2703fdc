import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import type { CitizenAct, CitizenAnswer, CitizenStage } from '../../shared/api/citizen.ts';
import { reportActivity } from './activity.ts';
import { useDesk } from './desk.tsx';

/** A stage before it is numbered. */
export type StageParts = Omit<CitizenStage, 'turn'>;

type CitizenLink = {
  /** Whether the citizen has a window of their own just now. */
  readonly isThere: boolean;
  readonly show: (parts: StageParts) => void;
  /** Hears what the citizen answers to the scene that is shown. */
  readonly listen: (hear: (act: CitizenAct) => void) => () => void;
};

type Shown = {
  readonly turn: number;
  /** The scene as text, to tell another one by. */
  readonly scene: string;
  readonly parts: StageParts;
  readonly isThere: boolean;
};

const EMPTY: StageParts = {
  look: { language: 'kk', textSize: '24', contrast: 'normal' },
  demo: false,
  scene: null,
  over: null,
  isBusy: false,
};

const LinkContext = createContext<CitizenLink | null>(null);

export function useCitizenLink(): CitizenLink {
  const link = useContext(LinkContext);
  if (link === null) throw new Error('useCitizenLink outside CitizenLinkProvider');
  return link;
}

/** The clerk's end of the line to the citizen's window; it numbers the scenes, and hears only answers to the last. */
export function CitizenLinkProvider({ children }: { readonly children: ReactNode }) {
  const { kiosk } = useDesk();
  const [isThere, setThere] = useState(false);
  const [listeners] = useState(() => new Set<(act: CitizenAct) => void>());
  const shown = useRef<Shown>({ turn: 0, scene: '', parts: EMPTY, isThere: false });

  const send = useCallback(() => {
    const { isThere: isHeard, parts, turn } = shown.current;
    if (isHeard) kiosk.stage({ ...parts, turn });
  }, [kiosk]);
  const show = useCallback(
    (parts: StageParts) => {
      const scene = JSON.stringify([parts.scene, parts.look.language]);
      const turn = shown.current.turn + (scene === shown.current.scene ? 0 : 1);
      shown.current = { ...shown.current, turn, scene, parts };
      send();
    },
    [send],
  );

  useEffect(() => {
    const hear = ({ act, turn }: CitizenAnswer) => {
      reportActivity();
      if (act.kind === 'touched') return;
      if (act.kind !== 'cover' && turn !== shown.current.turn) return;
      for (const one of listeners) one(act);
    };
    return kiosk.onCitizen((news) => {
      if (news.kind === 'answer') return hear(news.answer);
      setThere(news.isThere);
      shown.current = { ...shown.current, isThere: news.isThere };
      // It opened, or its page was loaded anew.
      send();
    });
  }, [kiosk, listeners, send]);

  // Where the desk itself is gone, nothing of a session may stay on the other screen.
  useEffect(() => () => show(EMPTY), [show]);

  const listen = useCallback(
    (hear: (act: CitizenAct) => void) => {
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
    [listeners],
  );
  const link = useMemo(() => ({ isThere, show, listen }), [isThere, show, listen]);
  return <LinkContext value={link}>{children}</LinkContext>;
}

/** Shows `parts` on the citizen's window for as long as the screen that says so is there. */
export function useStage(parts: StageParts): void {
  const { show } = useCitizenLink();
  const wanted = JSON.stringify(parts);
  // In the same task as the scene's own listener: an answer that comes between two scenes is to the earlier one.
  useLayoutEffect(() => show(JSON.parse(wanted) as StageParts), [show, wanted]);
}
