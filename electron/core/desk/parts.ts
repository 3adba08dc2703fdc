/** The parts of a desk joined over one file; all but sync, which only a file in service has. */
import { uuidv7 } from 'uuidv7';
import { createAdding } from '../blobs/adding.ts';
import { createBlobs } from '../blobs/blobs.ts';
import { createDrafts } from '../drafts/drafts.ts';
import { createLeftSeals } from '../drafts/leftSeals.ts';
import { createActIndex } from '../journal/actIndex.ts';
import { createMarker } from '../journal/headMark.ts';
import { createJournal } from '../journal/journal.ts';
import { createLinks } from '../journal/links.ts';
import { createPast } from '../journal/past.ts';
import { createVerdicts } from '../journal/verdicts.ts';
import type { Db } from '../store/database.ts';
import { createKept } from '../sync/kept.ts';
import { deviceKeys } from '../vault/deviceKeys.ts';
import { createLocks } from '../vault/pins.ts';
import type { SyncDesk } from '../sync/link.ts';
import type { Desk } from './desk.ts';

type Given = Pick<Desk, 'clock' | 'log' | 'changed' | 'restart'> & {
  /** Whether the head of this journal is marked beside the file; a journal that is being made is not. */
  isMarked?: boolean;
};

/** `databaseKey` is the file's, hex. The device's keys are made where there are none yet. */
export function openParts(
  db: Db,
  databaseKey: string,
  options: Desk['options'],
  { isMarked = true, ...given }: Given,
): SyncDesk {
  const kept = createKept(db);
  const acts = createActIndex(db);
  if (acts.isAstray()) acts.refill();
  const marker = createMarker(options.data, given.log);
  return {
    ...given,
    options,
    db,
    databaseKey,
    keys: deviceKeys(db),
    journal: createJournal(db, (signing, head) => {
      if (isMarked) marker.committed(signing, head);
    }),
    marker,
    verdicts: createVerdicts(db, kept.ring),
    past: createPast(db, kept.ring),
    links: createLinks(db),
    acts,
    drafts: createDrafts(db),
    leftSeals: createLeftSeals(db),
    blobs: createBlobs(db, options.data, given),
    adding: createAdding(),
    kept,
    locks: createLocks(db, given.clock),
    health: { journal: 'verifying', stop: null, enrolment: null, isRepairing: false },
    heard: { pageAt: null },
    road: { progress: null },
    looks: new Map(),
    opened: { ids: new Set(), served: null, searches: new Map() },
    signIns: { last: Promise.resolve() },
    guards: { run: uuidv7(), inDistress: new Set() },
    signing: { shown: null },
  };
}
