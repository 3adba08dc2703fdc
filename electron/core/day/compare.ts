/** A closing and the registry, entry by entry: what one side counts and the other does not. */
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { Difference } from '../../../shared/api/views.ts';
import { initials } from '../../../shared/domain/names.ts';
import { entryHash } from '../../../shared/protocol/hashing.ts';
import { printsReceipt } from '../../../shared/protocol/schema/bodies.ts';
import { ArrivingEntry } from '../../../shared/protocol/schema/entry.ts';
import { z } from 'zod';
import type { Desk } from '../desk/desk.ts';
import type { EntryRow } from '../journal/rows.ts';
import { findClosing } from './close.ts';

/** What is compared of an act, whoever holds it. */
type Held = Pick<EntryRow, 'id' | 'seq' | 'kind' | 'at' | 'hash'>;

const Named = z.object({ citizen: z.object({ fullName: z.string() }) });

/** The differences of the closing `id`, in order. Problems: core.noEntry, core.offline. */
export async function compareDay(desk: Desk, id: string): Promise<Result<Difference[]>> {
  const closing = findClosing(desk, id);
  if (!closing) return bad('core.noEntry');
  const theirs = await heldThere(desk, closing);
  if (!theirs) return bad('core.offline');
  const ours = heldHere(desk, closing);
  const ids = [...new Set([...ours.keys(), ...theirs.keys()])];
  const found = ids.flatMap((one) => difference(desk, ours.get(one), theirs.get(one)) ?? []);
  return good(found.toSorted((a, b) => a.seq - b.seq));
}

function heldHere(desk: Desk, { from, to }: { from: number; to: number }): Map<string, Held> {
  const rows = new Map<string, Held>();
  for (let seq = from; seq <= to; seq++) {
    const row = desk.journal.bySeq(seq);
    if (row && printsReceipt(row.kind)) rows.set(row.id, row);
  }
  return rows;
}

/** The registry's copy of the range; null where it cannot be had. */
async function heldThere(
  desk: Desk,
  { from, to }: { from: number; to: number },
): Promise<Map<string, Held> | null> {
  const device = desk.kept.enrolment.read()?.device;
  const rows = new Map<string, Held>();
  for (let after = Math.max(0, from - 1); after < to;) {
    const reply = await desk.sync.ask(`/v1/devices/${device}/entries?after=${after}`);
    if (reply?.status !== 200 || !reply.lines) return null;
    if (reply.lines.length === 0) break;
    for (const line of reply.lines) {
      const entry = readLine(line);
      if (!entry || entry.seq <= after) return null;
      after = entry.seq;
      if (entry.seq <= to && printsReceipt(entry.kind))
        rows.set(entry.id, { ...entry, hash: entryHash(entry) });
    }
  }
  return rows;
}

function readLine(line: string): ArrivingEntry | null {
  try {
    return ArrivingEntry.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

function difference(desk: Desk, ours: Held | undefined, theirs: Held | undefined): Difference | null {
  const one = ours ?? theirs;
  if (!one || (ours && theirs && ours.hash === theirs.hash)) return null;
  const what = ours && theirs ? 'differs' : ours ? 'only-here' : 'only-there';
  const { id, seq, kind, at } = one;
  return { id, seq, kind, at, what, who: ours ? nameOf(desk, ours.id) : '' };
}

function nameOf(desk: Desk, id: string): string {
  const body = desk.journal.byId(id)?.body ?? null;
  const named = body === null ? null : Named.safeParse(JSON.parse(body)).data;
  return named ? initials(named.citizen.fullName) : '';
}
