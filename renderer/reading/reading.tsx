/** What reading aloud needs of what is around a screen, and what it remembers within a session. */
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Speaking } from '../../shared/api/wire.ts';
import { windowSound, type MakeSound } from './sound.ts';

/** How loud each step is, as a share of what the kiosk can do: even steps to the ear, not in figures. */
export const LEVELS = [0.1, 0.2, 0.4, 0.7, 1] as const;
const FIRST_LEVEL = 4;

export type ReadingParts = Speaking & {
  readonly sound: MakeSound;
  /** Somebody listens, though nobody touches anything. */
  readonly onHeard: () => void;
  /** Something lies over the screen: nothing may be heard. */
  readonly isHushed: boolean;
  /** Whether it was said in this session that others may hear. */
  readonly isAllowed: boolean;
  readonly allow: () => void;
  /** From 1 to the number of LEVELS. */
  readonly level: number;
  readonly louder: () => void;
  readonly quieter: () => void;
};

/** Something that can be heard with came or went: a headset that was pulled out, most likely. */
type OnDevices = (changed: () => void) => () => void;

const windowDevices: OnDevices = (changed) => {
  // Not there where a page is not of a safe origin.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  devices?.addEventListener('devicechange', changed);
  return () => devices?.removeEventListener('devicechange', changed);
};

const ReadingContext = createContext<ReadingParts | null>(null);

/** Null where nothing can be read aloud: on the desk's own screens. */
export const useReading = (): ReadingParts | null => useContext(ReadingContext);

type ReadingProviderProps = Pick<ReadingParts, 'speak' | 'onVoice' | 'onHeard' | 'isHushed'> & {
  readonly sound?: MakeSound;
  readonly devices?: OnDevices;
  readonly children: ReactNode;
};

/** Around the screens of one session; the next session is asked anew, and so is whoever's headset went. */
export function ReadingProvider(props: ReadingProviderProps) {
  const { speak, onVoice, sound = windowSound, devices = windowDevices, onHeard, isHushed, children } = props;
  const [isAllowed, setAllowed] = useState(false);
  const [level, setLevel] = useState(FIRST_LEVEL);
  useEffect(() => devices(() => setAllowed(false)), [devices]);
  const parts = useMemo(
    () => ({
      speak,
      onVoice,
      sound,
      onHeard,
      isHushed,
      isAllowed,
      level,
      allow: () => setAllowed(true),
      louder: () => setLevel((now) => Math.min(now + 1, LEVELS.length)),
      quieter: () => setLevel((now) => Math.max(now - 1, 1)),
    }),
    [speak, onVoice, sound, onHeard, isHushed, isAllowed, level],
  );
  return <ReadingContext value={parts}>{children}</ReadingContext>;
}
