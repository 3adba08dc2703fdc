/** Commands that change what holds: rules, people of the desks, lifts that wait, the key that seals records. */
import { heldLifts } from '../cases/lifts.ts';
import { release } from '../cases/release.ts';
import { recordsFile } from '../keys/keys.ts';
import { addRecordsKey } from '../keys/records.ts';
import { installPolicy, PolicyFile } from '../policy/policy.ts';
import { installStaff, StaffFile } from '../policy/staff.ts';
import { reseal } from '../store/sealTables.ts';
import { transact } from '../store/transact.ts';
import { complaint, need, print, readJson, withData, type Command } from './arguments.ts';

export const acts: Record<string, Command> = {
  'rotate-records-key': async (values) => print({ key: addRecordsKey(recordsFile(need(values, 'data'))) }),
  reseal: (values) =>
    withData(values, async ({ store, keys }) => print({ resealed: await reseal(store, keys.records) })),
  lifts: (values) =>
    withData(values, async ({ store }) => {
      for (const lift of await heldLifts(store)) print(lift);
    }),
  'release-lift': (values) =>
    withData(values, async (context) => {
      const entry = need(values, 'entry');
      const people = [need(values, 'by'), need(values, 'and')] as const;
      if (people[0] === people[1])
        throw complaint('--by and --and are one and the same: it takes two people');
      const nowMs = context.clock.now();
      if (!(await transact(context.store, (tx) => release('lift', context, tx, entry, people, nowMs))))
        throw complaint('no lift of that --entry is under review');
      print({ released: entry });
    }),
  policy: async (values) => {
    const file = readJson(need(values, 'file'), PolicyFile);
    await withData(values, async ({ store, keys, clock }) => {
      const { serial } = await transact(store, (tx) => installPolicy(tx, keys.signer, file, clock.now()));
      print({ serial });
    });
  },
  staff: async (values) => {
    const file = readJson(need(values, 'file'), StaffFile);
    await withData(values, async ({ store, clock }) => {
      print({ serial: await transact(store, (tx) => installStaff(tx, file, clock.now())) });
    });
  },
};
