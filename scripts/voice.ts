/**
 * `npm run voice [-- kk|ru|en …]`: makes a voice pack of every sentence that never varies, with espeak-ng,
 * under resources/voice. A studio replaces the files, or hands in a pack of its own in the same format.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { runProgram } from '../electron/main/runProgram.ts';
import { createSpeech } from '../electron/main/speech.ts';
import type { VoicePack } from '../shared/api/speech.ts';
import { catalogues } from '../shared/texts/catalogue.ts';
import { isLanguage, LANGUAGES, type Language } from '../shared/texts/language.ts';
import { sentencesOf } from '../shared/texts/spoken/sentences.ts';

const folder = path.resolve(import.meta.dirname, '../resources/voice');
const asked = process.argv.slice(2);
const unknown = asked.filter((one) => !isLanguage(one));
if (unknown.length > 0) {
  console.error(`No such language: ${unknown.join(', ')}. There are: ${LANGUAGES.join(', ')}`);
  process.exit(2);
}

const speak = createSpeech({ run: runProgram, recorded: async () => null, log: () => undefined });
for (const language of LANGUAGES) {
  if (asked.length === 0 || asked.includes(language)) await make(language);
}

async function make(language: Language): Promise<void> {
  const place = path.join(folder, language);
  fs.mkdirSync(place, { recursive: true });
  const sentences: VoicePack['sentences'] = [];
  let bytes = 0;
  for (const text of fixedSentences(language)) {
    const said = await speak({ language, text });
    if (!said.ok) {
      console.error(`${language}: ${said.problem.code}. Is espeak-ng installed, with a voice for it?`);
      process.exit(1);
    }
    const file = `${createHash('sha256').update(text).digest('hex').slice(0, 24)}.wav`;
    fs.writeFileSync(path.join(place, file), said.value.bytes);
    bytes += said.value.bytes.length;
    sentences.push({ text, file });
  }
  const pack: VoicePack = { format: 1, language, voice: 'espeak-ng', sentences };
  // Last, so that a pack that was broken off is none.
  fs.writeFileSync(path.join(place, 'pack.json'), `${JSON.stringify(pack, null, 2)}\n`);
  console.log(
    `${language}: ${sentences.length} sentences, ${(bytes / 1e6).toFixed(1)} MB in resources/voice/${language}`,
  );
}

/** The sentences of what a citizen may be shown that hold no value; the desk's own words are never read. */
function fixedSentences(language: Language): string[] {
  const { desk: _desk, road: _road, letters: _letters, receipt: _receipt, ...read } = catalogues[language];
  const texts = textsOf(read).filter((text) => !text.includes('{{'));
  const all = texts.flatMap((text) => sentencesOf(text).map(({ start, end }) => text.slice(start, end)));
  return [...new Set(all)];
}

function textsOf(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(textsOf) : [];
}
