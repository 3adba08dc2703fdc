/** Reading aloud: what a window may ask to hear, what comes back, and the format of a voice pack. */
import { z } from 'zod';

const SPOKEN = ['kk', 'ru', 'en'] as const;

/** One sentence as it is shown. It is never kept, never logged, and no part of a command line. */
export const SpeechWanted = z.object({ language: z.enum(SPOKEN), text: z.string().min(1).max(2_000) });
export type SpeechWanted = z.infer<typeof SpeechWanted>;

/** What a key of a headset, or the other window, wants of what is heard here; `hush`: the other one speaks now. */
export type VoiceOrder = 'louder' | 'quieter' | 'pause' | 'hush';

/** A sound that a window can play. */
export type Speech = { readonly type: 'audio/wav' | 'audio/ogg'; readonly bytes: Uint8Array };

/**
 * `resources/voice/<language>/pack.json`: recorded sentences, each with its file beside it. The text is
 * the sentence as the catalogue has it, so a studio's recording replaces a file under the same name.
 */
export const VoicePack = z.object({
  format: z.literal(1),
  language: z.enum(SPOKEN),
  /** Who or what speaks, for the record. */
  voice: z.string().max(200),
  sentences: z
    .array(z.object({ text: z.string().min(1), file: z.string().regex(/^[\w-]+\.(?:wav|ogg)$/) }))
    .max(20_000),
});
export type VoicePack = z.infer<typeof VoicePack>;
