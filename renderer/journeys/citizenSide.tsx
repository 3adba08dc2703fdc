/** What the citizen's own window shows of a session: a mirror of the question, or a scene that a screen gives. */
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
import type { CitizenAct, CitizenScene, CitizenStage, MirrorScene } from '../../shared/api/citizen.ts';
import { useCitizenLink, useStage } from '../app/citizenLink.tsx';
import { useDesk } from '../app/desk.tsx';
import { readScreen, SAID } from './mirror.ts';

/** A scene of the citizen's own, and who hears what is answered to it. */
export type OwnScene = {
  readonly scene: CitizenScene;
  readonly isBusy: boolean;
  readonly hear: (act: CitizenAct) => void;
};

type Side = {
  /** Whether the citizen answers on a screen of their own, rather than on this one, turned. */
  readonly hasOwnScreen: boolean;
  /** This screen is turned from now on, though there is another. */
  readonly turnHere: () => void;
  readonly give: (own: OwnScene | null) => void;
};

const SideContext = createContext<Side | null>(null);

function useSide(): Side {
  const side = useContext(SideContext);
  if (side === null) throw new Error('useSide outside CitizenSide');
  return side;
}

type CitizenSideProps = Pick<CitizenStage, 'look' | 'over'> & {
  readonly cover: () => void;
  readonly children: ReactNode;
};

export function CitizenSide({ look, over, cover, children }: CitizenSideProps) {
  const { state } = useDesk();
  const { isThere, listen } = useCitizenLink();
  const [own, give] = useState<OwnScene | null>(null);
  const [isTurned, setTurned] = useState(false);
  const mirrored = useMirror(isThere && own === null);
  useStage({
    look,
    demo: state.demo,
    scene: own?.scene ?? mirrored,
    over,
    isBusy: own?.isBusy ?? false,
  });
  useEffect(
    () =>
      listen((act) => {
        if (act.kind === 'cover') cover();
        else own?.hear(act);
      }),
    [listen, own, cover],
  );
  const turnHere = useCallback(() => setTurned(true), []);
  const hasOwnScreen = isThere && !isTurned;
  const side = useMemo(() => ({ hasOwnScreen, turnHere, give }), [hasOwnScreen, turnHere]);
  return <SideContext value={side}>{children}</SideContext>;
}

/**
 * Gives the citizen's window a scene in place of the mirror, for as long as the screen that does so is
 * there; null gives none. Answers whether there is such a window, and how to do without.
 */
export function useOwnScene(own: OwnScene | null): Omit<Side, 'give'> {
  const { give, ...side } = useSide();
  const hear = useRef<OwnScene['hear']>(() => undefined);
  useLayoutEffect(() => {
    hear.current = own?.hear ?? (() => undefined);
  });
  const isGiven = own !== null && side.hasOwnScreen;
  const scene = isGiven ? JSON.stringify(own.scene) : null;
  const isBusy = own?.isBusy ?? false;
  useLayoutEffect(() => {
    if (scene === null) give(null);
    else give({ scene: JSON.parse(scene) as CitizenScene, isBusy, hear: (act) => hear.current(act) });
  }, [give, scene, isBusy]);
  useLayoutEffect(() => () => give(null), [give]);
  return side;
}

/** A moment for several changes at once: what is read off is read once. */
const READ_MS = 80;

/** What this window's screen asks, read off it whenever it changes; null while it is not wanted. */
function useMirror(isWanted: boolean): MirrorScene | null {
  const [scene, setScene] = useState<MirrorScene | null>(null);
  useLayoutEffect(() => {
    if (!isWanted) return undefined;
    let timer: number | undefined;
    const read = () => {
      timer = undefined;
      const main = document.querySelector<HTMLElement>('main[data-screen]');
      setScene(main && readScreen(main));
    };
    const soon = () => {
      timer ??= window.setTimeout(read, READ_MS);
    };
    read();
    const observer = new MutationObserver(soon);
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: [SAID],
    });
    // The state of a native control is no mutation of the page.
    for (const kind of ['input', 'change'] as const) document.addEventListener(kind, soon);
    return () => {
      observer.disconnect();
      for (const kind of ['input', 'change'] as const) document.removeEventListener(kind, soon);
      window.clearTimeout(timer);
      setScene(null);
    };
  }, [isWanted]);
  return scene;
}
