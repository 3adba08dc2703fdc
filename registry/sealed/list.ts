/** Which exports were asked for, within the region of whoever asks. */
import type { ExportLine, Why } from '../../shared/protocol/schema/cases.ts';
import type { OwnEntry } from '../../shared/protocol/schema/own.ts';
import { numbersOf } from '../prosecution/lines.ts';
import { among } from '../store/bulk.ts';
import type { Device, Reading } from '../store/tables.ts';

/** Older ones are found in their cases. */
const MOST = 500;

/** The exports of the asker's region, the newest first. */
export async function exportList(store: Reading, { region }: Device): Promise<ExportLine[]> {
  const rows = await store
    .selectFrom('ownEntries')
    .select(['id', 'claim', 'line'])
    .where('kind', '=', 'export.requested')
    .$if(region !== null, (query) =>
      query.where(
        'claim',
        'in',
        store.selectFrom('cases').select('cases.claim').where('cases.region', '=', region),
      ),
    )
    .orderBy('seq', 'desc')
    .limit(MOST)
    .execute();
  const asked = rows.map(({ line }) => JSON.parse(line) as OwnEntry);
  const released = await releasesOf(
    store,
    asked.map(({ id }) => id),
  );
  const numbers = await numbersOf(
    store,
    rows.flatMap(({ claim }) => claim ?? []),
  );
  return asked.map(({ id, at, body }) => {
    const { claim, why, by, name } = body as { claim: string; why: Why; by: string; name: string };
    const [leave, number] = [released.get(id), numbers.get(claim)];
    return {
      export: id,
      claim,
      ...(number !== undefined && { number }),
      why,
      at,
      by: { id: by, name },
      ...(leave && { released: leave }),
    };
  });
}

async function releasesOf(store: Reading, ids: readonly string[]) {
  const rows = await store
    .selectFrom('ownEntries')
    .select(['subject', 'line'])
    .where('kind', '=', 'export.released')
    .where(among(store, 'subject', ids))
    .execute();
  return new Map(
    rows.map(({ subject, line }) => {
      const { at, body } = JSON.parse(line) as OwnEntry;
      const { by, name } = body as { by: string; name: string };
      return [subject ?? '', { at, id: by, name }];
    }),
  );
}
