/** What a walk saw, kept under out/ so that a long run can be taken up where it ended. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export type WalkResult = {
  looks: number;
  /** The stable names of the screens that were looked at. */
  screens: string[];
  /** What was found, each with where it was. */
  found: string[];
  seconds: number;
};

/** `build` names the program that was walked through. */
export type KeptWalk = WalkResult & { build: string; settings: number };

export type Kept = {
  /** The walk of that name, where it was done in as many settings and found nothing. */
  read(name: string, settings: number): KeptWalk | null;
  write(name: string, walk: KeptWalk): void;
};

/** The walks kept in `folder`. */
export function openKept(folder: string): Kept {
  const fileOf = (name: string) => path.join(folder, `${name.replaceAll(/[^\w-]/g, '-')}.json`);
  return {
    read(name, settings) {
      const file = fileOf(name);
      if (!fs.existsSync(file)) return null;
      const walk = JSON.parse(fs.readFileSync(file, 'utf8')) as KeptWalk;
      return walk.found.length === 0 && walk.settings >= settings ? walk : null;
    },
    write(name, walk) {
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(fileOf(name), `${JSON.stringify(walk, null, 1)}\n`);
    },
  };
}

/** A short name of the files in `folders` as they are: another byte, another name. */
export function buildName(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const file of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
      const place = path.join(folder, file);
      if (/\.map$|(^|\/)\.built/.test(file) || !fs.statSync(place).isFile()) continue;
      hash.update(`${file}\0`).update(fs.readFileSync(place));
    }
  return hash.digest('hex').slice(0, 8);
}
