/** Searches every byte under a folder, and inside whatever is packed there, for values that must not be there. */
import fs from 'node:fs';
import path from 'node:path';
import { formsOf, type Form } from './forms.ts';
import { unpacked } from './unpack.ts';

/** Values that were typed, by what they are; a hit tells the name and never the value. */
export type Planted = Readonly<Record<string, string>>;

export type Searched = { files: number; bytes: number; hits: string[] };

/** Packed things within packed things are opened this deep. */
const DEPTH = 2;
const DIGIT = /\d/;

/** Looks through every file under `folders`, links not followed. */
export function searchFolders(folders: readonly string[], planted: Planted): Searched {
  const searched: Searched = { files: 0, bytes: 0, hits: [] };
  for (const folder of folders) {
    for (const file of filesUnder(folder)) {
      const bytes = fs.readFileSync(file);
      searched.files += 1;
      searched.bytes += bytes.length;
      const found = searchBytes(bytes, planted);
      searched.hits.push(...found.map((what) => `${path.relative(folder, file)}: ${what}`));
    }
  }
  return searched;
}

/** What of `planted` is in `bytes`, in which form, and how it is packed. */
export function searchBytes(bytes: Buffer, planted: Planted): string[] {
  const values = Object.entries(planted).map(([name, value]) => ({ name, forms: formsOf(value) }));
  const hits: string[] = [];
  const look = (part: Buffer, where: string, depth: number) => {
    for (const { name, forms } of values) {
      const form = forms.find((one) => isIn(part, one));
      if (form) hits.push(`${name} as ${form.called}${where}`);
    }
    if (depth === DEPTH) return;
    for (const inner of unpacked(part)) look(inner.bytes, `${where}, in ${inner.called}`, depth + 1);
  };
  look(bytes, '', 0);
  return hits;
}

/** A number of a few digits may stand by chance within a longer one; by itself it does not. */
function isIn(bytes: Buffer, { bytes: wanted }: Form): boolean {
  const isNumber = wanted.every((byte) => DIGIT.test(String.fromCharCode(byte)));
  for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + 1)) {
    const around = [bytes[at - 1], bytes[at + wanted.length]];
    if (!isNumber || !around.some((byte) => byte !== undefined && DIGIT.test(String.fromCharCode(byte))))
      return true;
  }
  return false;
}

function filesUnder(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
