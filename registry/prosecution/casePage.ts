/** One case whole, and the note that it was looked at. */
import { uuidv7 } from 'uuidv7';
import type { CaseLine, CaseName, CasePage, Why } from '../../shared/protocol/schema/cases.ts';
import type { AnswerReceipt, Order } from '../../shared/protocol/schema/lender.ts';
import type { OwnEntry } from '../../shared/protocol/schema/own.ts';
import { claimParts, contentOf } from '../cases/claimContent.ts';
import { factsOf } from '../cases/facts.ts';
import type { Context } from '../context.ts';
import { currentPolicy } from '../policy/policy.ts';
import { loanStatuses } from '../status/timeline.ts';
import type { Device, Reading, StoredCase, Writing } from '../store/tables.ts';
import { transact } from '../store/transact.ts';
import { linesOf } from './lines.ts';

/** The case of that name, whoever may see it, or undefined. */
export const findCase = (store: Reading, { claim, loan }: CaseName): Promise<StoredCase | undefined> =>
  store
    .selectFrom('cases')
    .selectAll()
    .where('claim', '=', claim)
    .where('loan', '=', loan)
    .executeTakeFirst();

/** The case `row` whole; that it was shown, to whom and why, is logged in the same transaction. */
export function casePage(context: Context, asker: Device, row: StoredCase, why: Why): Promise<CasePage> {
  return transact(context.store, async (tx) => {
    const nowMs = context.clock.now();
    await logView(tx, asker, row.citizen, why, nowMs);
    const policy = await currentPolicy(tx);
    const content = contentOf(row.claim, await claimParts(tx, row.claim));
    if (!content) throw new Error('a case without a claim');
    const [line] = await linesOf(tx, [row], policy, nowMs);
    const status = (await loanStatuses(tx, row.claim, policy, nowMs)).find(({ loan }) => loan === row.loan);
    const { orders, answers } = await factsOf(tx, row.claim);
    const acts = await tx
      .selectFrom('ownEntries')
      .select('line')
      .where('claim', '=', row.claim)
      .where((where) => where.or([where('loan', '=', row.loan), where('loan', 'is', null)]))
      .orderBy('seq')
      .execute();
    const { citizen, grounds, story, discoveredOn, evidence } = content.filed;
    return {
      ...(line as CaseLine),
      citizen,
      grounds,
      story,
      discoveredOn,
      evidence,
      procedures: content.procedures,
      timeline: status?.timeline ?? [],
      orders: orders
        .filter(({ loan }) => loan === row.loan)
        .map(({ document }) => JSON.parse(document) as Order),
      answers: answers
        .filter(({ loan }) => loan === row.loan)
        .map(({ receipt }) => JSON.parse(receipt) as AnswerReceipt),
      acts: acts.map(({ line: text }) => JSON.parse(text) as OwnEntry),
    };
  });
}

/** The cases of a person, by ИИН, within the asker's region; logged whether or not there are any. */
export function casesOfPerson(context: Context, asker: Device, iin: string, why: Why): Promise<CaseLine[]> {
  return transact(context.store, async (tx) => {
    const nowMs = context.clock.now();
    const citizen = context.keys.lookup(iin);
    await logView(tx, asker, citizen, why, nowMs);
    const { region } = asker;
    const rows = await tx
      .selectFrom('cases')
      .selectAll()
      .where('citizen', '=', citizen)
      .$if(region !== null, (query) => query.where('region', '=', region))
      .orderBy('claim')
      .orderBy('loan')
      .execute();
    return linesOf(tx, rows, await currentPolicy(tx), nowMs);
  });
}

/** A page that is loaded again, or another loan of the same claim: one look, and not as many as there were requests. */
const ONE_LOOK_MS = 15 * 60_000;

/**
 * Notes that the asker looks at a person, unless that is what they did last, for the same purpose, and just now: a look
 * for another purpose in between is a line, and so is the next one. The citizen sees it in their status.
 */
export async function logView(
  tx: Writing,
  asker: Device,
  citizen: string,
  why: Why,
  nowMs: number,
): Promise<void> {
  const before = await tx
    .selectFrom('views')
    .select('why')
    .where('citizen', '=', citizen)
    .where('at', '>', nowMs - ONE_LOOK_MS)
    .where('by', '=', asker.id)
    .orderBy('at', 'desc')
    .orderBy('entry', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (before?.why !== why) await logTaking(tx, asker, citizen, why, nowMs);
}

/** Notes that the asker takes away what is held of a person: each time a line of its own, whatever they saw before. */
export async function logTaking(
  tx: Writing,
  asker: Device,
  citizen: string,
  why: Why,
  nowMs: number,
): Promise<void> {
  const view = { entry: uuidv7(), citizen, at: nowMs, who: asker.name, why, by: asker.id };
  await tx.insertInto('views').values(view).execute();
}
