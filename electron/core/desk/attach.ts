/** Attaching files to drafts, and what is shown of them. */
import type { Input, Output } from '../../../shared/api/calls.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import { blobTypeOf } from '../../../shared/domain/blobType.ts';
import type { BlobView } from '../../../shared/api/views.ts';
import { contentProblem } from '../blobs/blobs.ts';
import type { Desk } from './desk.ts';
import { leaveSeals } from './guard.ts';

type Done = Result<Record<string, never>>;

/** Takes a part of a file; with the last one it is kept. Problems: as in shared/api. Throws where the disk does. */
export async function addBlob(
  desk: Desk,
  { key, draft, label, bytes, offset, part }: Input<'blobs.add'>,
): Promise<Result<Output<'blobs.add'>>> {
  if (!desk.drafts.open(draft)) return bad('core.noDraft');
  const content = Buffer.from(part, 'base64');
  // Told with the first part: nobody waits for 25 MB to hear it.
  const problem = offset === 0 ? contentProblem(bytes, content) : null;
  if (problem) return problem;
  const { received, whole } = desk.adding.take({ key, bytes, offset, content });
  if (!whole) return good({ received });
  const added = await desk.blobs.add(draft, label, whole);
  if (!added.ok) return added;
  // The session may have ended while the disk wrote.
  if (!desk.drafts.open(draft)) {
    await desk.blobs.dropOrphans();
    return bad('core.noDraft');
  }
  desk.changed();
  // The same file may be the one that an entry has lost.
  desk.sync.wake();
  return good({ received, blob: added.value });
}

/** The attachments of a draft or an entry. */
export const listBlobs = ({ blobs }: Desk, act: string): BlobView[] =>
  blobs.of(act).map((row) => {
    const trouble = blobs.trouble(row.sha256);
    return {
      sha256: row.sha256,
      bytes: row.bytes,
      mime: row.mime,
      label: row.label,
      sent: blobs.sent(row),
      delivered: row.delivered_at !== null,
      ...(trouble === null ? {} : { trouble }),
    };
  });

/** Takes an attachment off a draft; what was confirmed keeps its own. Problem: core.noDraft. */
export async function removeBlob(desk: Desk, { draft, sha256 }: Input<'blobs.remove'>): Promise<Done> {
  if (!desk.drafts.open(draft)) return bad('core.noDraft');
  await desk.blobs.remove(draft, sha256);
  desk.changed();
  return good({});
}

/** A draft goes, and with it what it alone had attached. */
export async function discardDraft(desk: Desk, { id }: Input<'drafts.discard'>): Promise<Done> {
  if (desk.drafts.open(id)) {
    desk.db
      .transaction(() => {
        leaveSeals(desk, id);
        desk.drafts.remove(id);
        desk.blobs.forget(id);
      })
      .immediate();
    desk.guards.inDistress.delete(id);
    await desk.blobs.dropOrphans();
    desk.changed();
  }
  return good({});
}

/** Keeps a small picture of an attachment. Problems: blob.missing, blob.type. */
export function keepThumbnail({ blobs }: Desk, { sha256, image }: Input<'blobs.keepThumbnail'>): Done {
  const bytes = Buffer.from(image, 'base64');
  const type = blobTypeOf(bytes);
  if (type !== 'image/jpeg' && type !== 'image/png') return bad('blob.type');
  if (!blobs.find(sha256)) return bad('blob.missing');
  blobs.keepImage(sha256, bytes);
  return good({});
}

export const thumbnail = ({ blobs }: Desk, sha256: string): Output<'blobs.thumbnail'> => ({
  image: blobs.image(sha256)?.toString('base64') ?? null,
});
