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

/** The prosecutors who see the asker's region, by name; and those who saw it once, because their names stand in cases. */
export async function colleaguesOf(store: Reading, { region }: Device): Promise<Person[]> {
  const rows = await store
    .selectFrom('devices')
    .select(['id', 'name', 'role', 'region', 'revokedAt'])
    .where('role', '=', 'prosecutor')
    .$if(region !== null, (query) =>
      query.where((where) => where.or([where('region', '=', region), where('region', 'is', null)])),
    )
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...personIn(row), ...(row.revokedAt !== null && { revoked: true as const }) }));
}
