import { useState } from 'react';
import { useScanner } from '../input/useScanner.ts';
import type { Scan } from '../input/wedge.ts';
import type { Facts } from './journey.ts';
import { answersOf, asksForIin, type ScanOutcome } from './scan.ts';
import type { Session } from './useSession.ts';

type Scans = {
  /** What the last scan on this screen came to. */
  readonly outcome: ScanOutcome | null;
  /** The same for what was read otherwise, by the camera. */
  readonly take: (scan: Scan) => void;
};

/** Takes what a scanner reads into the answers of this session. */
export function useScans({ screen, context, send }: Session, facts: Facts, isOn: boolean): Scans {
  const [last, setLast] = useState<{ screen: string; outcome: ScanOutcome } | null>(null);
  const onScan = (scan: Scan) => {
    const { outcome, answers } = answersOf(scan, screen, context.typed, facts.today);
    for (const [name, value] of Object.entries(answers)) send({ type: 'typed', name, value });
    setLast({ screen, outcome });
  };
  // Also where the field of the ИИН has the focus: its Enter must not send a form of which the rest is still empty.
  useScanner(isOn, onScan, () => asksForIin(screen));
  return { outcome: last?.screen === screen ? last.outcome : null, take: onScan };
}
