import { expect, test, vi } from 'vitest';
import { bad, good, type Result } from '../../shared/api/result.ts';
import { createRoad, type RoadParts } from './road.ts';

const KEY = '01936f0a-7b3c-7000-8000-000000000001';
const AT = '2026-11-22T10:42:00.000+05:00';
const WRITTEN = { number: 1, file: 'a.parcel', acts: 1, blobs: 0, blobsLeft: 0 };

const state = (roles: readonly string[]) => ({
  version: '0.1.0',
  kiosk: { enrolled: true, staffed: true, sealing: true },
  demo: true,
  clerk: { number: '2001', name: 'A', roles },
  settings: { language: 'kk', textSize: '24', contrast: 'normal' },
  connection: { state: 'offline', since: AT },
  waiting: { count: 0 },
  today: { accepted: 0, inForce: 0, waiting: 0, toMend: 0 },
  drafts: 0,
  policy: null,
  health: { keyProtection: 'file', journal: 'verified', backup: { state: 'none' } },
});

function roadOf(change: Partial<RoadParts> = {}, roles: readonly string[] = ['supervisor']) {
  const core = vi.fn(async (name: string): Promise<Result<unknown>> =>
    name === 'desk.state' ? good(state(roles)) : good(WRITTEN),
  );
  const disks = ['/media/desk/QALQAN'];
  const parts = { core, disks: () => disks, freeBytes: async () => 1000, choose: async () => '/home/x' };
  return { core, disks, road: createRoad({ ...parts, ...change }) };
}

const firstPlace = async (road: ReturnType<typeof roadOf>['road']): Promise<string> => {
  const places = await road.places();
  return (places.ok && places.value.places[0]?.id) || '';
};

test('a window sees a name and an id of a disk, and never its path', async () => {
  const places = await roadOf().road.places();
  expect(places).toEqual(
    good({
      places: [{ id: expect.stringMatching(/^[0-9a-f]{16}$/), name: 'QALQAN', freeBytes: 1000 }],
      canChoose: true,
    }),
  );
  expect(JSON.stringify(places)).not.toContain('/media');
});

test('the core is told the folder of the disk that was named', async () => {
  const { road, core } = roadOf();
  expect(await road.write({ key: KEY, to: await firstPlace(road) })).toEqual(good(WRITTEN));
  expect(core).toHaveBeenCalledWith('road.write', { key: KEY, folder: '/media/desk/QALQAN' });
});

test('a path instead of an id, an id of a disk that is gone and a made-up one reach no folder', async () => {
  const { road, core, disks } = roadOf();
  const id = await firstPlace(road);
  disks.length = 0;
  for (const from of [id, '/etc', '../..', 'choose-not'])
    expect(await road.read({ key: KEY, from })).toEqual(bad('road.diskGone'));
  expect(core).not.toHaveBeenCalledWith('road.read', expect.anything());
});

test('a folder is chosen in the dialog once for a key; closing it is told', async () => {
  const choose = vi.fn<() => Promise<string | null>>(async () => '/home/x');
  const { road, core } = roadOf({ choose });
  await road.write({ key: KEY, to: 'choose' });
  await road.write({ key: KEY, to: 'choose' });
  expect(choose).toHaveBeenCalledTimes(1);
  expect(core).toHaveBeenLastCalledWith('road.write', { key: KEY, folder: '/home/x' });
  choose.mockResolvedValue(null);
  const other = KEY.replace(/1$/, '2');
  expect(await road.write({ key: other, to: 'choose' })).toEqual(bad('road.notChosen'));
});

test('where one place is given nothing is to be chosen', async () => {
  const { road } = roadOf({ choose: null });
  expect(await road.places()).toMatchObject({ value: { canChoose: false } });
  expect(await road.write({ key: KEY, to: 'choose' })).toEqual(bad('road.diskGone'));
});

test('no dialog opens for a clerk, and a core that starts anew says so itself', async () => {
  const choose = vi.fn(async () => '/home/x');
  const clerk = roadOf({ choose }, ['clerk']);
  expect(await clerk.road.places()).toEqual(bad('core.notAllowed'));
  expect(await clerk.road.write({ key: KEY, to: 'choose' })).toEqual(bad('core.notAllowed'));
  const restarting = roadOf({ choose, core: async () => bad('core.restarting') });
  expect(await restarting.road.read({ key: KEY, from: 'choose' })).toEqual(bad('core.restarting'));
  expect(choose).not.toHaveBeenCalled();
});
