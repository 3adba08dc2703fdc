import { Archive, CircleX, Clock, FileCheck, FileWarning, ShieldCheck, type LucideIcon } from 'lucide-react';
import './statePill.css';

/** As on the wire and in the stable hooks; derived from journal and verdicts, never stored. */
export type EntryState = 'waiting' | 'recorded' | 'held' | 'refused' | 'in-force' | 'ended';

const ICONS: Readonly<Record<EntryState, LucideIcon>> = {
  waiting: Clock,
  recorded: FileCheck,
  held: FileWarning,
  refused: CircleX,
  'in-force': ShieldCheck,
  ended: Archive,
};

export type StatePillProps = {
  readonly state: EntryState;
  /** The id of the entry; also the hook by which tests find its state. */
  readonly entry: string;
  /** The state in words, with its time: "11:07 бастап күшінде". */
  readonly children: string;
};

/** The state of an entry: an icon and words on a tint, never a colour alone. */
export function StatePill({ state, entry, children }: StatePillProps) {
  const Icon = ICONS[state];
  return (
    <span className={`pill state-pill-${state}`} data-entry={entry} data-state={state}>
      <Icon aria-hidden="true" />
      <span>{children}</span>
    </span>
  );
}
