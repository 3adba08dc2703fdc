import { useEffect, useRef, useState, type RefObject } from 'react';
import { reportActivity } from '../../app/activity.ts';
import { BEGIN, seenZone, type ZoneAdvice } from './course.ts';
import { openZoneReader, zonePictureOf, type ZoneReader } from './zones.ts';
import { readZone } from './zoneText.ts';

/** Between two pictures: a hand needs longer to hold still. */
const PAUSE_MS = 120;

type Seeing = {
  readonly advice: ZoneAdvice | null;
  /** Letters cannot be recognised on this machine. */
  readonly isMissing: boolean;
};

const later = (ms: number): Promise<void> => new Promise((done) => window.setTimeout(done, ms));

/** Tells the lines of the zone that the camera sees, once, when they can be believed. `year` is the present one. */
export function useZone(
  video: RefObject<HTMLVideoElement | null>,
  year: number,
  onLines: (lines: readonly string[]) => void,
): Seeing {
  const [seeing, setSeeing] = useState<Seeing>({ advice: null, isMissing: false });
  const tell = useRef(onLines);
  useEffect(() => {
    tell.current = onLines;
  });
  useEffect(() => {
    const reader = openZoneReader();
    const gone = new AbortController();
    const show = (next: Seeing) => {
      if (!gone.signal.aborted) setSeeing(next);
    };
    void look({ reader, video, year, show, gone: gone.signal }).then((lines) => {
      if (lines !== null && !gone.signal.aborted) tell.current(lines);
    });
    return () => {
      gone.abort();
      reader.end();
    };
  }, [video, year]);
  return seeing;
}

type Looking = {
  readonly reader: ZoneReader;
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly year: number;
  readonly show: (seeing: Seeing) => void;
  readonly gone: AbortSignal;
};

/** The lines, or null where nobody waits for them any more or nothing can be recognised. */
async function look({ reader, video, year, show, gone }: Looking): Promise<readonly string[] | null> {
  let course = BEGIN;
  while (!gone.aborted) {
    const picture = video.current && (await zonePictureOf(video.current));
    if (picture) {
      const seen = await reader.read(picture);
      if (seen === null) {
        show({ advice: null, isMissing: true });
        return null;
      }
      const { light, moved, text } = seen;
      course = seenZone(course, { light, moved, found: text === null ? null : readZone(text, year) });
      if (course.lines.length > 0) reportActivity();
      if (course.isRead) return course.lines;
      show({ advice: course.advice, isMissing: false });
    }
    await later(PAUSE_MS);
  }
  return null;
}
