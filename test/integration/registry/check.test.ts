import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkRegistry, REFERENCES } from '../../../registry/check.ts';
import { isPostgres } from '../../../registry/store/bulk.ts';
import { banBody, claimBody, goodBodies, openBody } from '../bodies.ts';
import { enrol, writeAgain, type TestDevice } from '../device.ts';
import { startRegistry, type TestRegistry } from '../registry.ts';

let it: TestRegistry;
let device: TestDevice;
beforeAll(async () => {
  it = await startRegistry();
  device = await enrol(it.url, await it.code({}));
  const acts = Object.entries(goodBodies).map(([kind, body]) => [kind, body()] as const);
  const lines = [device.write('journal.open', openBody())];
  for (const [kind, body] of acts) lines.push(device.write(kind, body));
  // Held for its attachments, refused for its content, and one whose id comes twice.
  lines.push(device.write('claim.file', claimBody()), device.write('ban.set', {}));
  const twice = device.write('ban.set', banBody());
  lines.push(twice, device.write('ban.set', banBody(), { id: twice.id }));
  await taken(device, lines);
  // A journal that goes on with it, and takes its acts along.
  const heir = await enrol(it.url, await it.code({ replaces: device.id }));
  const open = heir.write('journal.open', openBody({ cause: 'restored' }));
  await taken(heir, [open, ...lines.slice(1).map((entry) => writeAgain(entry, heir))]);
});
afterAll(() => it.end());

async function taken(by: TestDevice, lines: readonly object[]): Promise<void> {
  const { status, text } = await by.push(lines);
  if (status !== 200) throw new Error(text);
}

const checked = () => checkRegistry(it.registry().context);

/** What is found after `change`, which is undone. */
async function foundAfter(change: string): Promise<string[]> {
  const { context } = it.registry();
  let problems: string[] = [];
  await context.store
    .transaction()
    .execute(async (tx) => {
      // SQLite holds its references to the end of the transaction, which is rolled back.
      if (!isPostgres(tx)) await sql`pragma defer_foreign_keys = on`.execute(tx);
      await sql.raw(change).execute(tx);
      ({ problems } = await checkRegistry({ ...context, store: tx }));
      throw new Error('undone');
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== 'undone') throw error;
    });
  return problems;
}

test('what every kind of entry leaves behind is whole: chains, signatures and references', async () => {
  const report = await checked();
  expect(report).toMatchObject({ devices: 2, problems: [], ok: true });
  expect(report.entries).toBeGreaterThan(20);
  expect(report.verdicts).toBeGreaterThanOrEqual(report.entries);
});

const DAMAGE: [what: string, change: string, found: RegExp][] = [
  [
    'a ban whose act is gone',
    `update bans set entry = 'gone' where entry = (select min(entry) from bans)`,
    /bans refer by entry to no acts/,
  ],
  ['an act that lies nowhere', 'update acts set seq = seq + 1000', /acts refer by device, seq to no entries/],
  [
    'an entry that is gone',
    'delete from entries where seq = 3',
    /verdicts refer by device, seq to no entries/,
  ],
  ['an entry without a verdict', 'delete from verdicts where seq = 3', /entries have no verdict/],
  [
    'a line that was damaged',
    `update entries set line = substr(line, 1, 60) || 'AAAA' || substr(line, 65) where seq = 4`,
    /entry .* 4: not an entry/,
  ],
  [
    'a line in the place of another',
    `update entries set line = (select min(line) from entries where seq = 5) where seq = 4`,
    /entry .* 4: not what its row says/,
  ],
  [
    'a hash that was changed',
    `update entries set hash = digest where seq = 4`,
    /entry .* 4: not what its row says/,
  ],
  [
    'a verdict that was changed',
    `update verdicts set verdict = replace(verdict, 'recorded', 'refused') where feed = 2`,
    /verdict .* 2: signature/,
  ],
  ['a head put back', `update devices set "headSeq" = "headSeq" - 1 where "headSeq" > 1`, /its head says/],
  [
    'a feed cut short',
    `delete from verdicts where feed = (select max(feed) from verdicts)`,
    /its device says/,
  ],
];

test.each(DAMAGE)('it finds %s', async (_what, change, found) => {
  expect((await foundAfter(change)).join('\n')).toMatch(found);
  expect((await checked()).ok).toBe(true);
});

test('it finds a line that somebody with the keys has changed', async () => {
  const { store, keys } = it.registry().context;
  const { line } = await store
    .selectFrom('entries')
    .select('line')
    .where('device', '=', device.id)
    .where('seq', '=', 4)
    .executeTakeFirstOrThrow();
  const changed = keys.records.seal(line.replaceAll('1001', '1002'));
  const change = `update entries set line = '${changed}' where seq = 4 and device = '${device.id}'`;
  expect((await foundAfter(change)).join('\n')).toMatch(/entry .* 4: signature/);
});

test('over PostgreSQL the references of a push are no constraints; everything else is held by the database too', async () => {
  const { store } = it.registry().context;
  if (!isPostgres(store)) return;
  const { rows } = await sql<{ name: string }>`
    select conrelid::regclass || ' ' || conname as name from pg_constraint where contype = 'f' order by 1`.execute(
    store,
  );
  const names = rows.map(({ name }) => name).join('\n');
  expect(names).toMatch(/checks/);
  for (const table of ['entries', 'acts', 'verdicts', 'bans'])
    expect(names).not.toMatch(new RegExp(`^"?${table}"? `, 'm'));
});

test('every reference that SQLite holds as a constraint is among those that are checked', async () => {
  const { store } = it.registry().context;
  if (isPostgres(store)) return;
  const { rows } = await sql<{ reference: string }>`
    select m.name || ' ' || group_concat(f."from") || ' ' || f."table" || ' ' || group_concat(f."to") as reference
      from sqlite_master as m, pragma_foreign_key_list(m.name) as f where m.type = 'table' group by m.name, f.id`.execute(
    store,
  );
  const checkedOnes = REFERENCES.map(
    ([child, columns, parent, parentColumns]) =>
      `${child} ${columns.join()} ${parent} ${parentColumns.join()}`,
  );
  expect(rows.length).toBeGreaterThan(10);
  expect(checkedOnes).toEqual(expect.arrayContaining(rows.map(({ reference }) => reference)));
});
