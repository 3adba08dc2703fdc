/** The other road, by removable disk: a window names a place by main's own name, and main tells the core the folder. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { MainInput, MainOutput } from '../../shared/api/calls.ts';
import { bad, good, type Result } from '../../shared/api/result.ts';
import { hasRight } from '../../shared/domain/rights.ts';
import { CHOOSE_PLACE } from '../../shared/api/road.ts';
import { DeskState } from '../../shared/api/views.ts';

export type RoadParts = {
  core: (name: string, input: unknown) => Promise<Result<unknown>>;
  /** The folders of the disks that are there now. */
  disks: () => readonly string[];
  freeBytes: (folder: string) => Promise<number | null>;
  /** Asks for a folder; null where nobody chose one. None where nothing is to be chosen. */
  choose: (() => Promise<string | null>) | null;
};

export type Road = {
  places: () => Promise<Result<MainOutput<'road.places'>>>;
  write: (input: MainInput<'road.export'>) => Promise<Result<MainOutput<'road.export'>>>;
  read: (input: MainInput<'road.import'>) => Promise<Result<MainOutput<'road.import'>>>;
};

/** A name for a folder that says nothing of where it is. */
const idOf = (folder: string): string => createHash('sha256').update(folder).digest('hex').slice(0, 16);

/** The calls of the other road. Problems beside the core's: road.diskGone, road.notChosen, core.notAllowed, core.covered. */
export function createRoad({ core, disks, freeBytes, choose }: RoadParts): Road {
  // A window sends a call again when the core was restarted under it: nobody is to choose twice.
  let chosen: { key: string; folder: string } | null = null;

  const folderOf = async (key: string, place: string): Promise<Result<string>> => {
    if (place === CHOOSE_PLACE && choose) {
      if (chosen?.key === key) return good(chosen.folder);
      const folder = await choose();
      if (folder === null) return bad('road.notChosen');
      chosen = { key, folder };
      return good(folder);
    }
    const folder = disks().find((one) => idOf(one) === place);
    return folder === undefined ? bad('road.diskGone') : good(folder);
  };

  const through = async (name: string, key: string, place: string): Promise<Result<never>> => {
    // The core asks again; here it keeps the system's dialog from whoever may not take this road.
    const may = await mayTake(core);
    if (!may.ok) return may;
    const folder = await folderOf(key, place);
    if (!folder.ok) return folder;
    return (await core(name, { key, folder: folder.value })) as Result<never>;
  };

  return {
    async places() {
      const may = await mayTake(core);
      if (!may.ok) return may;
      const places = disks().map(async (folder) => {
        const free = await freeBytes(folder);
        return {
          id: idOf(folder),
          name: path.basename(folder),
          ...(free === null ? {} : { freeBytes: free }),
        };
      });
      return good({ places: await Promise.all(places), canChoose: choose !== null });
    },
    write: ({ key, to }) => through('road.write', key, to),
    read: ({ key, from }) => through('road.read', key, from),
  };
}

async function mayTake(core: RoadParts['core']): Promise<Result<true>> {
  const state = await core('desk.state', {});
  if (!state.ok) return state;
  const { clerk, covered } = DeskState.parse(state.value);
  if (clerk && covered) return bad('core.covered');
  // Whether the kiosk was revoked changes nothing of this right.
  const may = hasRight({ roles: clerk?.roles ?? [], isRevoked: false }, 'maintain');
  return may ? good(true) : bad('core.notAllowed');
}
