/** Recorded sentences under `resources/voice/<language>`; where there are none, nothing is recorded. */
import path from 'node:path';
import { VoicePack, type Speech } from '../../shared/api/speech.ts';
import type { Language } from '../../shared/texts/language.ts';
import type { Log } from './log.ts';

export type VoicePackParts = {
  /** The folder of the packs, absolute. */
  folder: string;
  readFile: (file: string) => Promise<Uint8Array>;
  log: Log;
};

type Pack = ReadonlyMap<string, string>;

/** Finds the recording of a sentence as it is shown. A pack is read once; one of a wrong form counts as none. */
export function createVoicePacks({ folder, readFile, log }: VoicePackParts) {
  const packs = new Map<Language, Promise<Pack>>();

  return async (language: Language, sentence: string): Promise<Speech | null> => {
    const pack = packs.get(language) ?? read(language);
    packs.set(language, pack);
    const file = (await pack).get(sentence.normalize('NFC'));
    if (file === undefined) return null;
    const bytes = await readFile(path.join(folder, language, file)).catch(() => null);
    return (
      bytes && { type: file.endsWith('.ogg') ? 'audio/ogg' : 'audio/wav', bytes: Uint8Array.from(bytes) }
    );
  };

  async function read(language: Language): Promise<Pack> {
    const file = await readFile(path.join(folder, language, 'pack.json')).catch(() => null);
    if (file === null) return new Map();
    try {
      const { sentences } = VoicePack.parse(JSON.parse(new TextDecoder().decode(file)));
      return new Map(sentences.map((one) => [one.text.normalize('NFC'), one.file]));
    } catch {
      log('a voice pack of another form', { language });
      return new Map();
    }
  }
}
