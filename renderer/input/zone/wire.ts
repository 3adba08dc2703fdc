/** What goes between the window and the worker that recognises letters. */
import { z } from 'zod';

export type AskedZone = { readonly id: number; readonly picture: ImageBitmap };

export const AnsweredZone = z.discriminatedUnion('ok', [
  z.object({
    id: z.int(),
    ok: z.literal(true),
    light: z.number(),
    moved: z.number(),
    /** Line by line; null where the picture was not worth reading. */
    text: z.string().max(20_000).nullable(),
  }),
  /** The recogniser cannot be had on this machine, or failed. */
  z.object({ id: z.int(), ok: z.literal(false) }),
]);
export type AnsweredZone = z.infer<typeof AnsweredZone>;
