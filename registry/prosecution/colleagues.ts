/** Who works on cases. */
import type { Person } from '../../shared/protocol/schema/console.ts';
import type { Device, Reading } from '../store/tables.ts';

/** Somebody as others are shown them. */
export const personIn = ({
  id,
  name,
  role,
  region,
}: Pick<Device, 'id' | 'name' | 'role' | 'region'>): Person => ({
  id,
  name,
  role: role === 'operator' ? role : 'prosecutor',
  ...(region !== null && { region }),
});

/** The prosecutors whom a case of the asker's region can be given to, by name. */
export async function colleaguesOf(store: Reading, { region }: Device): Promise<Person[]> {
  const rows = await store
    .selectFrom('devices')
    .select(['id', 'name', 'role', 'region'])
    .where('role', '=', 'prosecutor')
    .where('revokedAt', 'is', null)
    .$if(region !== null, (query) =>
      query.where((where) => where.or([where('region', '=', region), where('region', 'is', null)])),
    )
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(personIn);
}
