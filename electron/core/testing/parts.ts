/** The parts of a desk over an enrolled folder, for tests of what works in the background. */
import { uuidv7 } from 'uuidv7';
import { createBlobs } from '../blobs/blobs.ts';
import type { Health } from '../desk/desk.ts';
import { createDrafts } from '../drafts/drafts.ts';
import { createLeftSeals } from '../drafts/leftSeals.ts';
import { writeHeadMark } from '../journal/headMark.ts';
import { createActIndex } from '../journal/actIndex.ts';
import { createJournal } from '../journal/journal.ts';
import { createLinks } from '../journal/links.ts';
import { createPast } from '../journal/past.ts';
import type { EntryRow } from '../journal/rows.ts';
import { createVerdicts } from '../journal/verdicts.ts';
import { createKept } from '../sync/kept.ts';
import { machineKey } from '../vault/databaseKey.ts';
import { deviceKeys } from '../vault/deviceKeys.ts';
import { banAnswers, enrolFolder, newFolder, openFile, quiet, testClock } from './desk.ts';
import { AT, DEVICE, verdictFeed } from './people.ts';

/** A kiosk's parts in a new folder, its journal known to be whole, with nobody at the desk and no network. */
export async function kioskParts(change: { backup?: string } = {}) {
  const data = newFolder();
  const registry = await enrolFolder(data);
  const key = machineKey(data);
  if (!key.ok) throw new Error(key.problem.code);
  const db = openFile(data);
  const keys = deviceKeys(db);
  const kept = createKept(db);
  const journal = createJournal(db, (signing, head) =>
    writeHeadMark(data, { device: signing.device, ...head }, signing.key),
  );
  const verdicts = createVerdicts(db, kept.ring);
  const clock = testClock();
  const health: Health = { journal: 'verified', stop: null, enrolment: null, isRepairing: false };
  const heard: { pageAt: string | null } = { pageAt: null };
  const options = { data, boot: 'boot-1', version: '0.1.0', release: false, keyProtection: 'file' as const };
  const add = (kind: EntryRow['kind'], body: Record<string, unknown>, id = uuidv7()): EntryRow =>
    journal.append({ device: DEVICE, key: keys.sign }, { id, kind: kind as 'ban.set', at: AT, body });
  const addBan = (name: string, length = 0) => {
    const { citizen, attestation, scope } = banAnswers({ fullName: name });
    return add('ban.set', { citizen, attestation: { ...attestation, helper: name.repeat(length) }, scope });
  };
  return {
    data,
    key: key.value,
    db,
    keys,
    kept,
    journal,
    verdicts,
    past: createPast(db, kept.ring),
    links: createLinks(db),
    acts: createActIndex(db),
    drafts: createDrafts(db),
    leftSeals: createLeftSeals(db),
    health,
    heard,
    options: { ...options, ...change },
    clock,
    blobs: createBlobs(db, data, { clock, log: quiet }),
    log: quiet,
    changed: () => {},
    feed: verdictFeed(registry),
    add,
    /** A citizen's ban, whose story is as long as asked: a body may take many pages. */
    addBan,
    /** So many bans, now and then one of several pages; one commit for all: a test need not wait for each. */
    addBans: db.transaction((count: number) => {
      for (let i = 0; i < count; i++) addBan(`Planted ${i}`, i % 7 === 0 ? 900 : 1);
    }),
  };
}

export type KioskParts = Awaited<ReturnType<typeof kioskParts>>;
