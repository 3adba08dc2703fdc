/** Every journal with its verdicts, for whoever keeps, counts or checks them. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { entriesAfter } from './store/entries.ts';
import type { Store, StoredEntry } from './store/tables.ts';

const PAGE = 500;

/** Writes NDJSON, `{"entry":{…},"verdicts":[…]}` a line, by device and seq; entries exactly as received. */
export async function exportJournals(store: Store, out: Writable): Promise<void> {
  const devices = await store
    .selectFrom('devices')
    .select('id')
    .where('headSeq', '>', 0)
    .orderBy('id')
    .execute();
  for (const { id } of devices) {
    let after = 0;
    for (
      let page = await entriesAfter(store, id, after, PAGE);
      page.length > 0;
      page = await entriesAfter(store, id, after, PAGE)
    ) {
      const lines = await withVerdicts(store, id, page);
      if (!out.write(lines)) await once(out, 'drain');
      after = page.at(-1)?.seq ?? after;
    }
  }
}

async function withVerdicts(store: Store, device: string, page: readonly StoredEntry[]): Promise<string> {
  const rows = await store
    .selectFrom('verdicts')
    .select(['seq', 'verdict'])
    .where('device', '=', device)
    .where('seq', '>=', page[0]?.seq ?? 0)
    .where('seq', '<=', page.at(-1)?.seq ?? 0)
    .orderBy('seq')
    .orderBy('n')
    .execute();
  const bySeq = Map.groupBy(rows, ({ seq }) => seq);
  return page
    .map(({ seq, line }) => {
      const verdicts = (bySeq.get(seq) ?? []).map(({ verdict }) => verdict);
      // The texts are put together as they are: parsing and writing them again might change them.
      return `{"entry":${line},"verdicts":[${verdicts.join(',')}]}\n`;
    })
    .join('');
}
