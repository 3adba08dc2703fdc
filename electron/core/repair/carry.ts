/**
 * The new journal's beginning: `journal.open`, which names the old one, and every act the registry does
 * not hold, signed again under its old id, in order; with it drafts and the desk's own settings. All in
 * one transaction: there is a whole new journal, or none.
 */
import { uuidv7 } from 'uuidv7';
import type { DraftView, RepairReport } from '../../../shared/api/views.ts';
import { instantAt } from '../../../shared/domain/dates.ts';
import { isGenuine } from '../../../shared/protocol/entries.ts';
import type { Body, Head, Kind } from '../../../shared/protocol/schema/bodies.ts';
import { Entry, MAX_ENTRY_BYTES } from '../../../shared/protocol/schema/entry.ts';
import { signature } from '../../../shared/protocol/signing.ts';
import type { Signing } from '../journal/journal.ts';
import { entryOf, lineOf, type EntryRow } from '../journal/rows.ts';
import type { SyncDesk } from '../sync/link.ts';
import { codeHash, readyMark } from './files.ts';
import type { OldJournal } from './oldJournal.ts';

export type Cause = Exclude<Body<'journal.open'>['cause'], 'new'>;

/**
 * Kinds that mean something only in the journal that has them: its first entry, and a balance of its own
 * numbers, which the new journal's first balance covers again.
 */
const STAY: readonly string[] = ['journal.open', 'device.closeDay'];

/**
 * Writes all of it into `desk`, the new one, and marks it ready. `head` is the old journal's at the
 * registry, `code` the one this device was enrolled by.
 */
export function carry(
  desk: SyncDesk,
  old: OldJournal,
  signing: Signing,
  { cause, head, code }: { cause: Cause; head: Head; code: string },
): RepairReport {
  const { past, journal } = desk;
  const rows = [...old.rows()];
  const isHeld = ({ device, seq, hash, id, digest }: EntryRow) =>
    past.bySeq(device, seq)?.hash === hash || past.byId(id)?.digest === digest;
  const left = rows.filter((row) => !isHeld(row) && !STAY.includes(row.kind));
  const good = left.filter((row) => isWhole(row, old));
  const lost = lostOf(
    old,
    rows,
    head,
    left.filter((row) => !good.includes(row)),
  );

  const report: RepairReport = {
    previous: old.device,
    device: signing.device,
    refilled: past.head(old.device).seq,
    carried: good.length,
    lost,
  };

  const write = () => {
    const handedOver = { new: signing.device, device: old.device, head };
    const previous = { device: old.device, head, sig: signature(handedOver, old.keys.sign) };
    const at = instantAt(desk.clock.now());
    journal.append(signing, { id: uuidv7(), kind: 'journal.open', at, body: { previous, cause, lost } });
    for (const row of good) {
      const { id, kind, at: acted, salt, body } = Entry.parse(entryOf(row));
      // An unknown kind is a newer program's: it goes on as it is.
      journal.append(signing, { id, kind: kind as Kind, at: acted, salt, body });
    }
    old.copyBlobs(desk.db);
    carryDrafts(desk, old);
    old.copySettings(desk.db);
    readyMark(desk.db).write({ code: codeHash(code), report });
  };
  desk.db.transaction(write).immediate();
  return report;
}

/** Signed by the old device, its body whole, and small enough for any registry: fit to be signed again. */
function isWhole(row: EntryRow, old: OldJournal): boolean {
  try {
    const entry = entryOf(row);
    return (
      Entry.safeParse(entry).success &&
      isGenuine(entry, old.keys.verify) &&
      Buffer.byteLength(lineOf(row)) <= MAX_ENTRY_BYTES
    );
  } catch {
    return false;
  }
}

/** The numbers that nobody has: cut off beyond the registry's head, unreadable, or no longer what was signed. */
function lostOf(
  old: OldJournal,
  rows: readonly EntryRow[],
  head: Head,
  broken: readonly EntryRow[],
): number[] {
  const here = new Set(rows.map(({ seq }) => seq));
  const end = Math.max(old.markedSeq(), rows.at(-1)?.seq ?? 0);
  const missing: number[] = [];
  for (let seq = head.seq + 1; seq <= end; seq++) if (!here.has(seq)) missing.push(seq);
  const numbers = [...missing, ...broken.map(({ seq }) => seq)];
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}

function carryDrafts(desk: SyncDesk, old: OldJournal): void {
  for (const view of old.drafts.list()) {
    const draft = old.drafts.open(view.id);
    // What was confirmed meanwhile, in the part of the journal that was missing here, is a draft no more.
    if (!draft || desk.journal.byId(draft.id) || desk.past.byId(draft.id)) continue;
    const { content, session, ...rest }: typeof draft & DraftView = draft;
    desk.drafts.start({ ...rest, session });
    desk.drafts.save({ ...rest, content }, draft.savedAt);
    for (const seal of old.drafts.seals(draft.id)) desk.drafts.keepSeal(draft.id, seal);
  }
}
