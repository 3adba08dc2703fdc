/** A registry filled with a year of claims that nobody filed, and the year before it to compare with. */
import { KAZAKHSTAN_MS } from '../../clock.ts';
import { openData } from '../../data.ts';
import { periodOf, yearBefore } from '../../figures/period.ts';
import { statistics } from '../../figures/stats.ts';
import { installPolicy } from '../../policy/policy.ts';
import { transact } from '../../store/transact.ts';
import { demoPolicy } from '../policy.ts';
import { createRandom } from '../random.ts';
import { carryOut } from './acts.ts';
import { enrolParties } from './parties.ts';
import { planYears } from './plan.ts';
import { totalsBySql, type Totals } from './totals.ts';

const DAY_MS = 86_400_000;

export type Wish = {
  data: string;
  databaseUrl?: string | undefined;
  seed: number;
  /** The last day of the year, `YYYY-MM-DD`. */
  until: string;
  /** How much of the volumes: 1 unless said otherwise. */
  share?: number;
};

/** What was generated: the year's figures, the same by an independent question in SQL, and whether they agree. */
export type GeneratedYear = {
  seed: number;
  from: string;
  to: string;
  figures: Totals;
  sql: Totals;
  before: Totals;
  growthPercent: number | null;
  equal: boolean;
};

/**
 * Fills the registry at `data`, which must be new: every claim is a signed entry that a kiosk pushes, every answer
 * and decision goes through the rules that real ones go through, at its own time. Throws a RangeError where anybody is
 * enrolled there already.
 */
export async function generateYear(
  { data, databaseUrl, seed, until, share }: Wish,
  told: (share: number) => void,
): Promise<GeneratedYear> {
  const untilMs = Date.parse(until) + DAY_MS - KAZAKHSTAN_MS;
  let nowMs = untilMs - 2 * 365 * DAY_MS - DAY_MS;
  const clock = { now: () => nowMs, later: () => () => {} };
  const context = await openData(data, clock, {}, databaseUrl);
  try {
    const someone = await context.store.selectFrom('devices').select('id').limit(1).executeTakeFirst();
    if (someone)
      throw new RangeError('somebody is enrolled in this registry: a year is generated in a new one');
    const random = createRandom(seed);
    const parties = await enrolParties(context);
    const place = { kiosks: parties.kiosks.length, lenders: parties.lenders.length };
    const plan = planYears(random, untilMs, place, share);
    const doing = { plan, parties, random: random.fork('letters') };
    await carryOut(context, { set: (ms) => void (nowMs = ms) }, doing, told);
    nowMs = Date.now();
    // The rules it began with were good for a year.
    await transact(context.store, (tx) => installPolicy(tx, context.keys.signer, demoPolicy(nowMs), nowMs));
    const from = new Date(untilMs - 365 * DAY_MS + KAZAKHSTAN_MS).toISOString().slice(0, 10);
    const asked = {
      from,
      to: until,
      by: 'month',
      isCompared: true,
      isPublished: false,
      region: null,
    } as const;
    const { total } = await statistics(context, asked);
    const { filed, cancelled, suspended, representations } = total.figures;
    const figures: Totals = {
      loans: filed?.loans ?? 0,
      people: filed?.people ?? 0,
      claimed: String(filed?.amount),
      released: cancelled?.people ?? 0,
      cancelled: String(cancelled?.amount),
      suspended: String(suspended?.amount),
      representations: representations ?? 0,
    };
    const before = yearBefore({ from, to: until });
    const sql = await totalsBySql(context.store, periodOf(from, until));
    return {
      seed,
      from,
      to: until,
      figures,
      sql,
      before: await totalsBySql(context.store, periodOf(before.from, before.to)),
      growthPercent: total.growth?.loans ?? null,
      equal: JSON.stringify(figures) === JSON.stringify(sql),
    };
  } finally {
    await context.close();
  }
}
