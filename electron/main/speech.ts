/** Speech: a recorded sentence where the voice pack has it, else one that espeak-ng, a program apart, makes. */
import { SpeechWanted, type Speech } from '../../shared/api/speech.ts';
import { bad, good, type Result } from '../../shared/api/result.ts';
import type { Language } from '../../shared/texts/language.ts';
import { inWords } from '../../shared/texts/spoken/inWords.ts';
import type { Log } from './log.ts';

/** What a program that was run came to; `missing` where there is no such program. */
export type Ran =
  | { readonly kind: 'ended'; readonly code: number | null; readonly out: Uint8Array }
  | { readonly kind: 'missing' };

export type SpeechParts = {
  /** Runs a program with `input` on its stdin, never by a shell, and gives its stdout. */
  run: (command: string, args: readonly string[], input: string) => Promise<Ran>;
  recorded: (language: Language, sentence: string) => Promise<Speech | null>;
  log: Log;
};

/** Words a minute: calm, for ears that are old. espeak-ng's own is 175. */
const WORDS_A_MINUTE = '135';
/** A window reads one sentence and fetches the next; two windows, and one more for each that was just left. */
const MAX_AT_ONCE = 6;

/**
 * Answers what a window wants to hear. Problems: speech.none (no program or no such voice here),
 * speech.failed, core.badRequest. The sentence reaches the program by stdin only: the arguments of a
 * process are seen by others, and it may hold a name or an ИИН.
 */
export function createSpeech({
  run,
  recorded,
  log,
}: SpeechParts): (wanted: unknown) => Promise<Result<Speech>> {
  let running = 0;

  return async (received) => {
    const wanted = SpeechWanted.safeParse(received);
    if (!wanted.success) return bad('core.badRequest');
    if (running >= MAX_AT_ONCE) return bad('speech.failed');
    running += 1;
    try {
      return await say(wanted.data);
    } catch {
      // What was thrown may quote the sentence, so only the fact is told.
      log('speech failed');
      return bad('speech.failed');
    } finally {
      running -= 1;
    }
  };

  async function say({ language, text }: SpeechWanted): Promise<Result<Speech>> {
    const record = await recorded(language, text);
    if (record !== null) return good(record);
    const args = ['-v', language, '-s', WORDS_A_MINUTE, '--stdin', '--stdout'];
    const ran = await run('espeak-ng', args, inWords(language, text));
    if (ran.kind === 'missing') return bad('speech.none');
    const wav = ran.code === 0 ? wholeWav(ran.out) : null;
    // Without the voice of a language it ends with an error and no sound.
    return wav === null ? bad('speech.none') : good({ type: 'audio/wav', bytes: wav });
  }
}

const HEADER_BYTES = 44;

/**
 * A WAV of espeak-ng with its true lengths: on stdout it writes its header before it knows them. Null
 * where it is none, or holds no sound.
 */
export function wholeWav(written: Uint8Array): Uint8Array | null {
  const wav = Uint8Array.from(written);
  const view = new DataView(wav.buffer);
  const word = (at: number) => String.fromCodePoint(...wav.subarray(at, at + 4));
  if (wav.length <= HEADER_BYTES || word(0) !== 'RIFF' || word(36) !== 'data') return null;
  view.setUint32(4, wav.length - 8, true);
  view.setUint32(40, wav.length - HEADER_BYTES, true);
  return wav;
}
