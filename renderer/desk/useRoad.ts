import { useEffect, useRef, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { MainOutput } from '../../shared/api/calls.ts';
import type { Problem, Result } from '../../shared/api/result.ts';
import { CHOOSE_PLACE, type RoadRead, type RoadWritten } from '../../shared/api/road.ts';
import { useDesk } from '../app/desk.tsx';

/** A disk that is plugged in is seen within this long. */
const LOOK_EVERY_MS = 3_000;

export type Places = MainOutput<'road.places'>;
export type RoadOutcome =
  | { readonly kind: 'written'; readonly report: RoadWritten }
  | { readonly kind: 'read'; readonly report: RoadRead };

/** The disks that are there, the one that is chosen, and what the last act on it came to. */
export function useRoad() {
  const { kiosk } = useDesk();
  const places = usePlaces();
  const [wanted, setWanted] = useState<string | null>(null);
  const [isBusy, setBusy] = useState<'writing' | 'reading' | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [outcome, setOutcome] = useState<RoadOutcome | null>(null);
  const place = placeIn(places, wanted);

  const refuse = (found: Problem) => {
    setProblem(found);
    setAttempt((last) => last + 1);
  };
  const through = async <T>(
    busy: 'writing' | 'reading',
    ask: (key: string, at: string) => Promise<Result<T>>,
    tell: (value: T) => RoadOutcome,
  ) => {
    if (isBusy) return;
    if (place === null) return refuse({ code: 'road.noDisk' });
    setBusy(busy);
    setProblem(null);
    setOutcome(null);
    const result = await ask(uuidv7(), place);
    setBusy(null);
    if (result.ok) setOutcome(tell(result.value));
    else refuse(result.problem);
  };
  return {
    places,
    place,
    choose: setWanted,
    isBusy,
    problem,
    attempt,
    outcome,
    write: () =>
      through(
        'writing',
        (key, to) => kiosk.call('road.export', { key, to }),
        (report) => ({ kind: 'written', report }),
      ),
    read: () =>
      through(
        'reading',
        (key, from) => kiosk.call('road.import', { key, from }),
        (report) => ({ kind: 'read', report }),
      ),
  };
}

/** What was wanted, while it is there; a disk that is the only one need not be chosen. */
function placeIn(places: Places | null, wanted: string | null): string | null {
  if (!places) return null;
  const there = places.places.map(({ id }) => id);
  if (wanted === CHOOSE_PLACE && places.canChoose) return CHOOSE_PLACE;
  if (wanted !== null && there.includes(wanted)) return wanted;
  return there.length === 1 ? (there[0] ?? null) : null;
}

function usePlaces(): Places | null {
  const { kiosk } = useDesk();
  const [places, setPlaces] = useState<Places | null>(null);
  const shown = useRef('');
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      const result = await kiosk.call('road.places', {});
      const text = JSON.stringify(result);
      if (isOver || text === shown.current) return;
      shown.current = text;
      if (result.ok) setPlaces(result.value);
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [kiosk]);
  return places;
}
