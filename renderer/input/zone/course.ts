/** Reading a zone, as a pure course of pictures: what to say meanwhile, and when what was read may be believed. */
import type { ZoneText } from './zoneText.ts';

/** What is said, in one word; the words are t(`scan.zone.${advice}`). */
export type ZoneAdvice = 'closer' | 'light' | 'glare' | 'still' | 'wrong';

/** What came of one picture. */
export type ZoneSight = {
  /** How bright it is, 0 (black) to 1 (white). */
  readonly light: number;
  /** How much of it differs from the picture before, 0 to 1. */
  readonly moved: number;
  /** Null where the picture was not worth reading. */
  readonly found: ZoneText | null;
};

export type ZoneCourse = {
  readonly advice: ZoneAdvice | null;
  /** What was read last and held, to be seen once more; empty where nothing was. */
  readonly lines: readonly string[];
  /** The same twice: it is believed. */
  readonly isRead: boolean;
  readonly misses: number;
  readonly wrongs: number;
};

export const BEGIN: ZoneCourse = { advice: null, lines: [], isRead: false, misses: 0, wrongs: 0 };

const DARKEST = 0.2;
const BRIGHTEST = 0.95;
/** A hand that holds still moves less from picture to picture. */
export const STILLEST = 0.06;
/** Pictures in a row before anything is said: one may always be bad. */
const PATIENCE = 2;

/** Whether a picture is worth reading at all. */
export const isLegible = ({ light, moved }: Pick<ZoneSight, 'light' | 'moved'>): boolean =>
  light >= DARKEST && light <= BRIGHTEST && moved <= STILLEST;

/** The course after one more picture. */
export function seenZone(before: ZoneCourse, { light, moved, found }: ZoneSight): ZoneCourse {
  if (light < DARKEST) return { ...before, advice: 'light' };
  if (light > BRIGHTEST) return { ...before, advice: 'glare' };
  if (moved > STILLEST || found === null) return { ...before, advice: 'still' };
  if (found.kind === 'read') {
    // Names have no check digit, so everything must be read twice alike.
    const isRead = before.lines.join() === found.lines.join();
    return { ...BEGIN, lines: found.lines, isRead };
  }
  if (found.kind === 'wrong') {
    const wrongs = before.wrongs + 1;
    return { ...before, misses: 0, wrongs, advice: wrongs >= PATIENCE ? 'wrong' : before.advice };
  }
  const misses = before.misses + 1;
  return { ...before, wrongs: 0, misses, advice: misses >= PATIENCE ? 'closer' : before.advice };
}
