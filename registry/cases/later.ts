/** Verdicts about other acts than the one at hand: a claim that ends with its withdrawal, a consent that is revoked. */
import type { Verdict } from '../../shared/protocol/schema/verdict.ts';
import { lockDevice } from '../store/devices.ts';
import { actsOf, entryAt, lockActs } from '../store/entries.ts';
import type { Act, Writing } from '../store/tables.ts';
import { contended } from '../store/transact.ts';
import { appendVerdicts, latestVerdict, type Appending, type Outcome } from '../verdicts/append.ts';

/** What is to be said of the act `entry`, once all verdicts of the moment are written. */
export type Later = { entry: string; outcome: Outcome };

/** Says it, in the feeds where the acts live now. An act that has ended stays ended. Returns whom to wake. */
export async function sayLater(
  context: Appending,
  tx: Writing,
  later: readonly Later[],
  nowMs: number,
): Promise<string[]> {
  if (later.length === 0) return [];
  const acts = await actsOf(tx, [...new Set(later.map(({ entry }) => entry))]);
  const byDevice = [...Map.groupBy(acts.values(), ({ device }) => device)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  for (const [id, here] of byDevice) {
    const device = await lockDevice(tx, id);
    await stayHere(tx, here);
    const decisions = [];
    for (const act of here) {
      const before = await latestVerdict(tx, id, act.seq);
      const outcomes = later.filter(({ entry }) => entry === act.id).map(({ outcome }) => outcome);
      const said = after(before, outcomes);
      if (said.length === 0) continue;
      decisions.push({ about: await entryAt(tx, id, act.seq), before: before?.n ?? 0, outcomes: said });
    }
    if (decisions.length > 0) await appendVerdicts(context, tx, device, decisions, nowMs);
  }
  return byDevice.map(([id]) => id);
}

/** Holds the acts where they were found; one that moved on meanwhile is asked for anew. */
async function stayHere(tx: Writing, acts: readonly Act[]): Promise<void> {
  const held = await lockActs(
    tx,
    acts.map(({ id }) => id),
  );
  for (const { id, device, seq } of acts) {
    const now = held.get(id);
    if (now?.device !== device || now.seq !== seq) throw contended();
  }
}

/** What is left to say after `before`; the number that was given is repeated. */
function after(before: Verdict | null, outcomes: readonly Outcome[]): Outcome[] {
  if (before?.state === 'ended') return [];
  const number = before?.number;
  return outcomes.map((outcome) => {
    const { numbered, ...said } = outcome;
    return numbered && number === undefined ? outcome : { number, ...said };
  });
}
