/** The policy in force, read whole only when there is a newer one: it holds every lender and center of the country. */
import type { Policy } from '../../shared/protocol/schema/policy.ts';
import type { Reading } from '../store/tables.ts';
import { currentPolicy } from './policy.ts';

export type Rules = {
  /** The latest policy; `serial`, where it was asked for already, is that of the latest. Throws where there is none. */
  policy(store: Reading, serial?: number): Promise<Policy>;
  /** The latest that was read, or null; there may be a newer one. */
  lately(): Policy | null;
};

/** Rules of one process. A policy of one serial never changes, so the serial is all that is asked for. */
export function recentRules(): Rules {
  let recent: Policy | null = null;
  return {
    async policy(store, serial) {
      const latest = serial ?? (await latestSerial(store));
      if (recent !== null && recent.serial === latest) return recent;
      recent = await currentPolicy(store);
      return recent;
    },
    lately: () => recent,
  };
}

async function latestSerial(store: Reading): Promise<number | undefined> {
  const row = await store
    .selectFrom('policies')
    .select('serial')
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.serial;
}
