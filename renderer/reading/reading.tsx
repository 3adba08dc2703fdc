/** What reading aloud needs of what is around a screen, and what it remembers within a session. */
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import type { Speaking } from '../../shared/api/wire.ts';
import { windowSound, type MakeSound } from './sound.ts';

export type ReadingParts = {
  readonly speak: Speaking['speak'];
  readonly sound: MakeSound;
  /** Somebody listens, though nobody touches anything. */
  readonly onHeard: () => void;
  /** Something lies over the screen: nothing may be heard. */
  readonly isHushed: boolean;
  /** Whether it was said in this session that others may hear. */
  readonly isAllowed: boolean;
  readonly allow: () => void;
};

const ReadingContext = createContext<ReadingParts | null>(null);

/** Null where nothing can be read aloud: on the desk's own screens. */
export const useReading = (): ReadingParts | null => useContext(ReadingContext);

type ReadingProviderProps = Pick<ReadingParts, 'speak' | 'onHeard' | 'isHushed'> & {
  readonly sound?: MakeSound;
  readonly children: ReactNode;
};

/** Around the screens of one session; the next session is asked anew. */
export function ReadingProvider(props: ReadingProviderProps) {
  const { speak, sound = windowSound, onHeard, isHushed, children } = props;
  const [isAllowed, setAllowed] = useState(false);
  const parts = useMemo(
    () => ({ speak, sound, onHeard, isHushed, isAllowed, allow: () => setAllowed(true) }),
    [speak, sound, onHeard, isHushed, isAllowed],
  );
  return <ReadingContext value={parts}>{children}</ReadingContext>;
}
