/** Consents in a citizen's status: to loans of theirs, and those they gave for their spouse's. */
import type { Entry } from '../../shared/protocol/schema/entry.ts';
import type { Status } from '../../shared/protocol/schema/status.ts';
import { readBody } from '../cases/case.ts';
import { instant } from '../clock.ts';
import { actsOf, entryAt } from '../store/entries.ts';
import type { Act, Reading } from '../store/tables.ts';

type Consent = Status['consents'][number];

/** The consents of the person behind `citizen`; `line` is what is said of any act. */
export async function consentsOf(
  store: Reading,
  citizen: string,
  acts: readonly Act[],
  line: (act: Act) => Promise<Pick<Consent, 'entry' | 'state'>>,
): Promise<Consent[]> {
  const rows = await store
    .selectFrom('consents')
    .selectAll()
    .where((where) => where.or([where('borrower', '=', citizen), where('spouse', '=', citizen)]))
    .execute();
  const byEntry = new Map(rows.map((row) => [row.entry, row]));
  const given = rows.filter(({ spouse }) => spouse === citizen).map(({ entry }) => entry);
  const all = [
    ...acts.filter(({ kind }) => kind === 'spouse.consent'),
    ...(await actsOf(store, given)).values(),
  ].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const told: Consent[] = [];
  for (const act of all) {
    const row = byEntry.get(act.id);
    told.push({
      ...(await line(act)),
      as: row?.spouse === citizen ? 'spouse' : 'borrower',
      ...(row
        ? {
            lender: row.lender,
            bin: row.bin,
            amount: row.amount,
            until: instant(row.validUntil),
            ...(row.endedAt !== null && { endedAt: instant(row.endedAt) }),
          }
        : await askedFor(store, act)),
    });
  }
  return told;
}

/** What a consent asks for that is not recorded; nothing where it cannot be read. */
async function askedFor(store: Reading, act: Act) {
  const { line } = await entryAt(store, act.device, act.seq);
  const read = readBody('spouse.consent', (JSON.parse(line) as Entry).body);
  return read.ok ? { lender: read.body.lender.name, amount: read.body.amount } : {};
}
