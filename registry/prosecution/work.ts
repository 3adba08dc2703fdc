/** How much waits for somebody: the numbers beside the work lists. */
import type { Work } from '../../shared/protocol/schema/cases.ts';
import type { Context } from '../context.ts';
import { exportList } from '../sealed/list.ts';
import type { Device } from '../store/tables.ts';
import { caseList } from './list.ts';
import { reviews } from './reviews.ts';

/** Beyond this nobody needs to know how many: there is work. */
const MOST_COUNTED = 99;

/** What waits in the asker's region; of the exports, those that they may release. */
export async function workOf(context: Context, asker: Device): Promise<Work> {
  const cases = async (asked: { overdue: true } | { unknown: true }) => {
    const { items, next } = await caseList(context, asker, { limit: MOST_COUNTED, ...asked });
    return { n: items.length, isMore: next !== undefined };
  };
  const all = (n: number) => ({ n, isMore: false });
  const exports = await exportList(context.store, asker);
  return {
    overdue: await cases({ overdue: true }),
    unknown: await cases({ unknown: true }),
    reviews: all((await reviews(context.store, asker)).length),
    exports: all(exports.filter(({ released, by }) => !released && by.id !== asker.id).length),
  };
}
