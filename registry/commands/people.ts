/** Commands about who is enrolled: codes, passkeys, and taking them back. */
import { Role } from '../../shared/protocol/schema/keys.ts';
import { Bin } from '../../shared/protocol/schema/scalars.ts';
import { listPasskeys, revokePasskey } from '../console/passkeys.ts';
import type { Context } from '../context.ts';
import { makeCode } from '../enrolment/codes.ts';
import { currentPolicy } from '../policy/policy.ts';
import { findDevice, revokeDevice } from '../store/devices.ts';
import { transact } from '../store/transact.ts';
import { complaint, need, originOf, print, withData, type Command, type Values } from './arguments.ts';

async function enrolmentCode(values: Values): Promise<void> {
  const role = Role.safeParse(need(values, 'role'));
  if (!role.success) throw complaint('--role is device, lender, prosecutor or operator');
  const name = need(values, 'name');
  if (values.bin !== undefined && !Bin.safeParse(values.bin).success)
    throw complaint('--bin is no БИН: 12 digits');
  await withData(values, async (context) => {
    if (
      values.replaces !== undefined &&
      (await findDevice(context.store, values.replaces))?.role !== 'device'
    ) {
      throw complaint('--replaces names no device');
    }
    const center = role.data === 'device' ? await centerFor(context, values.center) : values.center;
    const { bin, region, replaces, person } = values;
    await knownRegion(context, region);
    if (person !== undefined && (role.data === 'device' || role.data === 'lender'))
      throw complaint('--person is for those who sign in: a prosecutor or an operator');
    if (person !== undefined && (await findDevice(context.store, person))?.role !== role.data)
      throw complaint(`--person names no ${role.data}`);
    if (region !== undefined && role.data !== 'prosecutor')
      throw complaint('--region is for prosecutors: others see no cases, or their own');
    const wanted = { role: role.data, name, center, region, bin, replaces, person };
    const origin = originOf(values);
    const code = await makeCode(context.store, context.keys.root, wanted, context.clock.now());
    // After #, because what stands there never leaves the browser: it is in no log.
    print({ code, ...(origin !== undefined && { link: `${origin}/console#/enrol/${code}` }) });
  });
}

/** A device belongs to a center of the policy; a demo's to any, and where none is given to the first. */
async function centerFor(context: Context, center: string | undefined): Promise<string> {
  const { centers, demo } = await currentPolicy(context.store);
  const found = center === undefined && demo ? centers[0]?.id : center;
  if (found === undefined || (!demo && !centers.some(({ id }) => id === found)))
    throw complaint(`--center is one of: ${centers.map(({ id }) => id).join(', ')}`);
  return found;
}

/** A region is one of the centers'; a misspelled one would show nothing to whoever is enrolled for it. */
async function knownRegion(context: Context, region: string | undefined): Promise<void> {
  const { centers } = await currentPolicy(context.store);
  const regions = [...new Set(centers.map((center) => center.region))];
  if (region !== undefined && !regions.includes(region))
    throw complaint(`--region is one of: ${regions.join(', ')}`);
}

export const people: Record<string, Command> = {
  'enrolment-code': enrolmentCode,
  revoke: (values) =>
    withData(values, async ({ store, clock }) => {
      const device = need(values, 'device');
      if (!(await revokeDevice(store, device, clock.now()))) throw complaint('there is no such device');
      print({ revoked: device });
    }),
  passkeys: (values) =>
    withData(values, async ({ store }) => {
      for (const passkey of await listPasskeys(store)) print(passkey);
    }),
  'revoke-passkey': (values) =>
    withData(values, async (context) => {
      const id = need(values, 'passkey');
      if (!(await transact(context.store, (tx) => revokePasskey(context, tx, id))))
        throw complaint('there is no such passkey');
      print({ revoked: id });
    }),
};
