/** A sound that plays; in the window the browser's own, in tests one that is told. */
import type { Speech } from '../../shared/api/speech.ts';

export type Sound = {
  /** Plays from where it stands; false where it cannot. */
  readonly play: () => Promise<boolean>;
  readonly pause: () => void;
  /** How loud it is from now on, from 0 to 1. */
  readonly loudness: (share: number) => void;
  /** Ends it for good, and forgets it. */
  readonly drop: () => void;
};

/** Makes a sound of a sentence; `onEnd` hears when it was played to its end. */
export type MakeSound = (speech: Speech, onEnd: () => void) => Sound;

export const windowSound: MakeSound = ({ type, bytes }, onEnd) => {
  const address = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type }));
  const audio = new Audio(address);
  audio.addEventListener('ended', onEnd);
  return {
    play: () =>
      audio.play().then(
        () => true,
        () => false,
      ),
    pause: () => audio.pause(),
    loudness: (share) => {
      audio.volume = share;
    },
    drop: () => {
      audio.removeEventListener('ended', onEnd);
      audio.pause();
      audio.removeAttribute('src');
      URL.revokeObjectURL(address);
    },
  };
};
