/** Takes a push: the longest good prefix, its verdicts, and the head, in one transaction. */
import { bodies, isKind, type Head } from '../../shared/protocol/schema/bodies.ts';
import { MAX_PUSH_ENTRIES } from '../../shared/protocol/schema/entry.ts';
import type { PushCode } from '../../shared/protocol/schema/push.ts';
import { Iin } from '../../shared/protocol/schema/scalars.ts';
import { isAboutAnother, noEffects, writeEffects } from '../cases/effects.ts';
import { judge } from '../cases/judge.ts';
import type { Context } from '../context.ts';
import type { RegistryKeys } from '../keys/keys.ts';
import { currentStaff } from '../policy/staff.ts';
import { hasReplaced, headOf, lockDevice, moveHead, stopForked } from '../store/devices.ts';
import { hashesAt, insertActs, insertEntries, kindColumn, lockActs, moveAct } from '../store/entries.ts';
import { transact } from '../store/transact.ts';
import type { Act, Device, Writing } from '../store/tables.ts';
import { appendVerdicts, latestVerdict, type Decision, type Outcome } from '../verdicts/append.ts';
import { refused } from '../verdicts/reasons.ts';
import { readLine, splitLines, type Line } from './lines.ts';
import { takePrefix, type Taken } from './prefix.ts';
import { signaturesOf } from './signatures.ts';

/** What a push came to. `problem` is null when all of it is taken or known. */
export type PushOutcome = {
  head: Head;
  taken: number;
  known: number;
  problem: { code: PushCode; seq: number; detail: string } | null;
};

/**
 * Takes the NDJSON `body` pushed by `device`; null stands for one that is too large to be looked at.
 * It returns when all that was taken is durable.
 */
export async function takePush(
  context: Context,
  device: Device,
  body: Uint8Array | null,
): Promise<PushOutcome> {
  const raw = body === null ? null : splitLines(body);
  if (raw === null || raw.length > MAX_PUSH_ENTRIES)
    return nothing(device, 'too-many', `more than ${MAX_PUSH_ENTRIES} entries or 8 MiB`);
  const lines = raw.map((bytes) => readLine(bytes, device.id));
  const isSigned = await signaturesOf(lines, context.verifier(device.publicKey));
  const { outcome, told } = await transact(context.store, (tx) =>
    takeLines(context, tx, device.id, lines, isSigned),
  );
  for (const one of new Set(told)) context.notifier.tell(one);
  return outcome;
}

/** The answer to a push of which nothing is taken. */
export function nothing(device: Device, code: PushCode, detail: string): PushOutcome {
  const seq = code === 'fork' && device.forkedSeq !== null ? device.forkedSeq : device.headSeq + 1;
  return { head: headOf(device), taken: 0, known: 0, problem: { code, seq, detail } };
}

async function takeLines(
  context: Context,
  tx: Writing,
  id: string,
  lines: readonly Line[],
  isSigned: (line: Line & { ok: true }) => boolean,
): Promise<{ outcome: PushOutcome; told: string[] }> {
  const device = await lockDevice(tx, id);
  const none = (code: PushCode, detail: string) => ({ outcome: nothing(device, code, detail), told: [] });
  if (device.revokedAt !== null) return none('revoked', 'the device was revoked');
  if (device.forkedAt !== null) return none('fork', 'the journal forked; a new one has to be opened');
  const seqs = lines.flatMap((line) => (line.ok && line.entry.seq <= device.headSeq ? [line.entry.seq] : []));
  const hashes = await hashesAt(tx, id, seqs);
  const { taken, known, head, problem } = takePrefix(lines, {
    head: headOf(device),
    hashAt: (seq) => hashes.get(seq),
    isSigned,
  });
  const nowMs = context.clock.now();
  let told: string[] = [];
  if (taken.length > 0) {
    await insertEntries(tx, context.keys.records, taken, nowMs);
    await moveHead(tx, id, head);
    told = [id, ...(await decide(context, tx, device, taken, nowMs))];
  }
  if (problem?.code === 'fork') await stopForked(tx, id, problem.seq, nowMs);
  return { outcome: { head, taken: taken.length, known, problem }, told };
}

/** Gives every entry just taken its verdicts, in order. Returns whom to wake beside the device itself. */
async function decide(
  context: Context,
  tx: Writing,
  owner: Device,
  taken: readonly Taken[],
  nowMs: number,
): Promise<string[]> {
  const { keys } = context;
  const policy = await context.rules.policy(tx);
  const staff = await currentStaff(tx);
  const acts = await recordActs(tx, keys, taken);
  const effects = noEffects();
  let waiting: Decision[] = [];
  let device = owner;
  const flush = async () => {
    device = await lockDevice(tx, owner.id);
    await appendVerdicts(context, tx, device, waiting, nowMs);
    waiting = [];
  };
  for (const one of taken) {
    const { entry, hash } = one;
    const act = acts.get(entry.id);
    if (!act) throw new Error('an entry without its act');
    const isFirst = act.device === entry.device && act.seq === entry.seq;
    // The answer to an act that came again repeats its latest verdict, which may still be waiting here; and so
    // may that of the act which this one is about.
    if ((!isFirst && act.device === owner.id) || isAboutAnother(entry.kind)) await flush();
    const outcomes = isFirst
      ? await judge({ tx, keys, policy, staff, device, ...effects, entry, citizen: act.citizen, nowMs })
      : await again(tx, device, act, one);
    waiting.push({ about: { id: entry.id, seq: entry.seq, hash, receivedAt: nowMs }, before: 0, outcomes });
    // It may have linked an older journal, whose entries those that follow may name.
    if (entry.kind === 'journal.open') device = await lockDevice(tx, owner.id);
  }
  await flush();
  return writeEffects(context, tx, effects, nowMs);
}

/** Writes the acts that are new, and returns all those the push is about, by id. */
async function recordActs(
  tx: Writing,
  keys: RegistryKeys,
  taken: readonly Taken[],
): Promise<Map<string, Act>> {
  const fresh = new Map<string, Act>();
  for (const { entry } of taken) {
    const { id, kind, digest, device, seq, body } = entry;
    if (fresh.has(id)) continue;
    fresh.set(id, { id, kind: kindColumn(kind), digest, device, seq, citizen: citizenOf(kind, body, keys) });
  }
  const written = await insertActs(tx, [...fresh.values()]);
  const others = [...fresh.keys()].filter((id) => !written.has(id));
  const held = others.length > 0 ? await lockActs(tx, others) : [];
  return new Map([...fresh, ...held]);
}

function citizenOf(kind: string, body: Record<string, unknown>, keys: RegistryKeys): string | null {
  if (!isKind(kind) || !('citizen' in bodies[kind].shape)) return null;
  const iin = Iin.safeParse((body.citizen as { iin?: unknown } | null | undefined)?.iin);
  return iin.success ? keys.lookup(iin.data) : null;
}

/** An id that is held already: the same act gets the same verdict here from now on, another one is refused. */
async function again(tx: Writing, device: Device, act: Act, { entry }: Taken): Promise<Outcome[]> {
  // The digest covers salt and body, not the kind: the same body as another kind is another act.
  if (act.digest !== entry.digest || act.kind !== kindColumn(entry.kind)) return [refused('id-taken')];
  // Whoever got hold of a body must not draw its verdicts to themselves: it is from a journal this one replaces.
  const isOwn = act.device === device.id || (await hasReplaced(tx, device, act.device));
  if (!isOwn) return [refused('id-taken')];
  const latest = await latestVerdict(tx, act.device, act.seq);
  await moveAct(tx, act.id, entry.device, entry.seq);
  act.device = entry.device;
  act.seq = entry.seq;
  if (!latest) throw new Error('an act without a verdict');
  const { state, number, effectiveFrom, reason, detail } = latest;
  return [{ state, number, effectiveFrom, reason, detail }];
}
