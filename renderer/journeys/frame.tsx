import { createContext, useContext } from 'react';
import type { DeskSettings } from '../../shared/api/views.ts';
import type { ViewChoice } from './machine.ts';
import type { ScanOutcome } from './scan.ts';

/** What surrounds every screen of a session. */
export type Frame = {
  /** Numbered as the citizen sees it; null on the screens after the numbered ones. */
  readonly step: { readonly n: number; readonly total: number } | null;
  readonly look: DeskSettings;
  /** Whether this citizen wants keys on the screen. */
  readonly keyboard: boolean;
  readonly see: (view: ViewChoice) => void;
  /** Hides everything at once; nothing is lost. */
  readonly cover: () => void;
  /** Asks whether to stop here; null once the act is done. */
  readonly leave: (() => void) | null;
  /** What the last scan on this screen came to; null where there was none. */
  readonly scan: ScanOutcome | null;
  /** Has the camera read a document or a code for this question; null where there is no camera or nothing to read. */
  readonly readCode: (() => void) | null;
  /** False while what was typed could not be saved. */
  readonly isSaved: boolean;
  /** The screen lies under a cover or the question whether somebody is there: nothing may look or listen. */
  readonly isHidden: boolean;
};

const FrameContext = createContext<Frame | null>(null);

export const FrameProvider = FrameContext.Provider;

export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (frame === null) throw new Error('useFrame outside a session');
  return frame;
}
