/** Everything the desk's acts stand on, put together once when the core opens. */
import type { StatusAnswer } from '../../../shared/api/status.ts';
import type { Clerk, DeskState } from '../../../shared/api/views.ts';
import type { OpenMessage } from '../../../shared/api/wire.ts';
import type { Backups } from '../backup/schedule.ts';
import type { Adding } from '../blobs/adding.ts';
import type { Blobs } from '../blobs/blobs.ts';
import type { Clock } from '../clock.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { LeftSeals } from '../drafts/leftSeals.ts';
import type { ActIndex } from '../journal/actIndex.ts';
import type { Marker } from '../journal/headMark.ts';
import type { Journal } from '../journal/journal.ts';
import type { Links } from '../journal/links.ts';
import type { Past } from '../journal/past.ts';
import type { Verdicts } from '../journal/verdicts.ts';
import { errorShape, type Log } from '../log.ts';
import { isDamage, type Db } from '../store/database.ts';
import type { Kept } from '../sync/kept.ts';
import type { Sync } from '../sync/sync.ts';
import type { DeviceKeys } from '../vault/deviceKeys.ts';
import type { Locks } from '../vault/pins.ts';
import type { Shown } from './signing.ts';

/** What is known of the journal's soundness. */
export type Health = {
  journal: DeskState['health']['journal'];
  /** The file's own reason to stop; it outranks what the registry says. */
  stop: 'cut-tail' | 'damaged' | null;
  /** Why the enrolment code was of no use, at the last try. */
  enrolment: NonNullable<DeskState['kiosk']['enrolment']> | null;
  /** A repair is under way: nothing is appended to the journal that it is about to replace. */
  isRepairing: boolean;
};

export type Desk = {
  options: Omit<OpenMessage['open'], 'databaseKey'> & { keyProtection: 'keystore' | 'file' };
  db: Db;
  /** The key of the file, hex: a journal that is put in its place is encrypted with it as well. */
  databaseKey: string;
  clock: Clock;
  log: Log;
  keys: DeviceKeys;
  journal: Journal;
  marker: Marker;
  verdicts: Verdicts;
  past: Past;
  links: Links;
  acts: ActIndex;
  drafts: Drafts;
  leftSeals: LeftSeals;
  blobs: Blobs;
  adding: Adding;
  kept: Kept;
  locks: Locks;
  sync: Sync;
  backups: Pick<Backups, 'state' | 'now'>;
  health: Health;
  /** The registry's own time on the newest page of verdicts that was verified in this run. */
  heard: { pageAt: string | null };
  /** What is being written to or read from a removable disk, for the window to show. */
  road: { progress: NonNullable<DeskState['road']>['progress'] | null };
  /** What the registry shows of a citizen, by the status.view that asked; never stored. */
  looks: Map<string, Promise<StatusAnswer>>;
  /** What was opened since somebody signed in, by its id; and the act that the session at the desk has just become. */
  opened: { ids: Set<string>; served: string | null; searches: Map<string, string> };
  /** One sign-in at a time: the lock must have counted one try before the next is judged. */
  signIns: { last: Promise<unknown> };
  /** This run of the core, and the drafts whose citizen asked for help in it: that is in this memory alone. */
  guards: { run: string; inDistress: Set<string> };
  /** What a citizen is about to sign with their own key. */
  signing: { shown: Shown | null };
  /** Tells the window that what it shows may have changed. */
  changed(): void;
  /** Ends this core in good order, for another one to open the file: after a repair. */
  restart(): void;
};

/** The clerk at the desk, by the staff list as it is now; null when nobody is, or who was may no longer serve. */
export function clerkAt({ kept, options }: Pick<Desk, 'kept' | 'options'>): Clerk | null {
  const signedIn = kept.signedIn.read();
  if (!signedIn || signedIn.boot !== options.boot) return null;
  const person = kept.staff.read()?.people.find(({ number }) => number === signedIn.number);
  return person && person.revokedAt === undefined
    ? { number: person.number, name: person.name, roles: person.roles }
    : null;
}

/** Whether whoever is at the desk has covered the screens. */
export const isCovered = ({ kept }: Pick<Desk, 'kept'>): boolean => kept.signedIn.read()?.covered === true;

/** Forgets what was opened, and what a key was shown: another person is at the desk, or nobody. */
export function forgetOpened({ opened, looks, signing }: Pick<Desk, 'opened' | 'looks' | 'signing'>): void {
  signing.shown = null;
  opened.ids.clear();
  opened.searches.clear();
  opened.served = null;
  looks.clear();
}

/** Logs an error of the file; where it says that the file is damaged, nothing more is accepted in this run. */
export function noteDamage(
  { health, log, changed }: Pick<Desk, 'health' | 'log' | 'changed'>,
  error: unknown,
): void {
  log.error(errorShape(error), 'the file could not be read');
  if (!isDamage(error) || health.stop === 'damaged') return;
  health.journal = 'broken';
  health.stop = 'damaged';
  changed();
}
