/** Files attached to a session: the core keeps them, what was typed says which of them belongs where. */
import { Blob } from '../../shared/protocol/schema/blob.ts';
import { listOf, textOf, type Typed } from './typed.ts';

const nameOf = (sha256: string) => `files.${sha256}`;

/** What to type so that a file is known by its SHA-256. */
export const fileChange = (blob: Blob): Typed => ({ [nameOf(blob.sha256)]: JSON.stringify(blob) });

/** The file of that SHA-256 as an entry names it; null where it was never attached. */
export function fileTyped(typed: Typed, sha256: string): Blob | null {
  const kept = textOf(typed, nameOf(sha256));
  if (sha256 === '' || kept === '') return null;
  const parsed = Blob.safeParse(JSON.parse(kept));
  return parsed.success ? parsed.data : null;
}

/** The files listed under `name`, in the order in which they were attached. */
export const filesTyped = (typed: Typed, name: string): Blob[] =>
  listOf(typed, name)
    .map((sha256) => fileTyped(typed, sha256))
    .filter((blob) => blob !== null);
