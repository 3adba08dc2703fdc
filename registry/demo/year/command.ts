/** `registry generate-year` as it is typed. */
import { IsoDate } from '../../../shared/protocol/schema/scalars.ts';
import { instant } from '../../clock.ts';
import { generateYear, type GeneratedYear, type Wish } from './generate.ts';

/** Generates the year that was asked for in words; how far it is goes to stderr. Throws a RangeError for words that are none. */
export async function yearAsked(
  place: Pick<Wish, 'data' | 'databaseUrl'>,
  { seed, until = instant(Date.now()).slice(0, 10) }: { seed: string; until: string | undefined },
): Promise<GeneratedYear> {
  if (!/^\d{1,9}$/.test(seed)) throw new RangeError('--seed is a whole number');
  if (!IsoDate.safeParse(until).success) throw new RangeError('--until is a day, such as 2026-10-31');
  return generateYear({ ...place, seed: Number(seed), until }, (share) => {
    process.stderr.write(`${Math.round(share * 100)} %\n`);
  });
}
