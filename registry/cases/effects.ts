/** What judging leaves to be written at the end, for all entries of a push together. */
import { publishOrders } from '../lender/publish.ts';
import type { Writing } from '../store/tables.ts';
import type { RegistryKeys } from '../keys/keys.ts';
import type { Appending } from '../verdicts/append.ts';
import { insertBans } from './ban.ts';
import type { Case } from './case.ts';
import { sayLater } from './later.ts';
import { writeLifts } from './lift.ts';

export type Effects = Pick<Case, 'bans' | 'lifts' | 'orders' | 'later'>;

/** Nothing yet. */
export const noEffects = (): Effects => ({ bans: [], lifts: [], orders: [], later: [] });

/** Kinds whose rules look at what was said about another act, perhaps a moment ago. */
const ABOUT_ANOTHER: readonly string[] = ['claim.procedure', 'claim.withdraw', 'spouse.revoke', 'correction'];

/** Whether the verdicts so far must be written before an entry of this kind is judged. */
export const isAboutAnother = (kind: string): boolean => ABOUT_ANOTHER.includes(kind);

/** Writes them; the verdicts of the entries themselves are there already. Returns whom to wake. */
export async function writeEffects(
  context: Appending & { keys: RegistryKeys },
  tx: Writing,
  { bans, lifts, orders, later }: Effects,
  nowMs: number,
): Promise<string[]> {
  await insertBans(tx, bans);
  const cancelled = await writeLifts(tx, lifts, bans, nowMs);
  const lenders = await publishOrders(tx, context.keys, orders, nowMs);
  return [...lenders, ...(await sayLater(context, tx, [...later, ...cancelled], nowMs))];
}
