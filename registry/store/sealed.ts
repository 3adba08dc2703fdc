/** Opens what is sealed in the database as it is read (keys/records.ts); it is sealed where it is written. */
import type { KyselyPlugin, UnknownRow } from 'kysely';
import { SEALED, type Records } from '../keys/records.ts';

const FIRST = SEALED.charCodeAt(0);

/** Every sealed text and content of a result is opened; whoever reads it never sees that it was sealed. */
export const opening = (records: Records): KyselyPlugin => ({
  transformQuery: ({ node }) => node,
  async transformResult({ result }) {
    for (const row of result.rows) openRow(records, row);
    return result;
  },
});

/** In place: the row is the driver's, made for this one answer. */
function openRow(records: Records, row: UnknownRow): void {
  for (const name in row) {
    const value = row[name];
    if (typeof value === 'string') {
      if (value.charCodeAt(0) === FIRST) row[name] = records.open(value);
    } else if (value instanceof Uint8Array && value[0] === FIRST) {
      row[name] = records.openBytes(value);
    }
  }
}
