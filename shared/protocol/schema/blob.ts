/** Attachments (registry-protocol, sections 2 and 5): named in an entry by their content, sent apart. */
import { z } from 'zod';
import { Sha256, text } from './scalars.ts';

/** The most one attachment may weigh, in bytes. */
export const MAX_BLOB_BYTES = 25 * 1024 * 1024;

/** What an attachment may be; told by its content, whatever its name says. */
export const BlobType = z.enum(['application/pdf', 'image/jpeg', 'image/png']);
export type BlobType = z.infer<typeof BlobType>;

/** An attachment as an entry names it. */
export const Blob = z.object({
  sha256: Sha256,
  bytes: z.int().min(1).max(MAX_BLOB_BYTES),
  mime: BlobType,
  label: text(200, 0),
});
export type Blob = z.infer<typeof Blob>;

const signed = z.object({ signature: Blob.optional() }).optional();

/** The places of a body that name attachments, whatever its kind. */
const Naming = z.object({
  confirmation: signed,
  spouseConfirmation: signed,
  evidence: z.array(Blob).optional(),
  procedures: z.array(z.object({ blob: Blob })).optional(),
});

/** An attachment and where in the body it is named, such as `procedures.0.blob`. */
export type NamedBlob = { path: string; blob: Blob };

/**
 * The attachments that a body names, a correction's new body included. The body must have been read
 * by the schema of its kind, so that nothing is found where that kind names none.
 */
export function namedBlobs(body: unknown): NamedBlob[] {
  const named = Naming.safeParse(body).data;
  if (!named) return [];
  const corrected =
    (body as { corrects?: unknown; body?: unknown }).corrects === undefined
      ? []
      : namedBlobs((body as { body?: unknown }).body);
  const one = (path: string, blob: Blob | undefined) => (blob ? [{ path, blob }] : []);
  return [
    ...one('confirmation.signature', named.confirmation?.signature),
    ...one('spouseConfirmation.signature', named.spouseConfirmation?.signature),
    ...(named.evidence ?? []).map((blob, i) => ({ path: `evidence.${i}`, blob })),
    ...(named.procedures ?? []).map(({ blob }, i) => ({ path: `procedures.${i}.blob`, blob })),
    ...corrected.map(({ path, blob }) => ({ path: `body.${path}`, blob })),
  ];
}
