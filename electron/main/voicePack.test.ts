import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createVoicePacks } from './voicePack.ts';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-voice-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function packs(kk?: object | string) {
  const logged: string[] = [];
  fs.mkdirSync(path.join(folder, 'kk'));
  if (kk !== undefined)
    fs.writeFileSync(path.join(folder, 'kk/pack.json'), typeof kk === 'string' ? kk : JSON.stringify(kk));
  fs.writeFileSync(path.join(folder, 'kk/back.ogg'), 'sound');
  const recorded = createVoicePacks({
    folder,
    readFile: (file) => fs.promises.readFile(file),
    log: (event) => void logged.push(event),
  });
  return { recorded, logged };
}

const pack = (file: string) => ({
  format: 1,
  language: 'kk',
  voice: 'a studio',
  sentences: [{ text: 'Артқа', file }],
});

test('a sentence of the pack is its recording, and any other is none', async () => {
  const { recorded } = packs(pack('back.ogg'));
  expect(await recorded('kk', 'Артқа')).toEqual({
    type: 'audio/ogg',
    bytes: Uint8Array.from(Buffer.from('sound')),
  });
  expect(await recorded('kk', 'Әрі қарай')).toBeNull();
  expect(await recorded('ru', 'Артқа')).toBeNull();
});

test('no pack, a file that is gone, a pack of another form: none is recorded, and the last is logged', async () => {
  expect(await packs().recorded('kk', 'Артқа')).toBeNull();
  fs.rmSync(path.join(folder, 'kk'), { recursive: true });
  expect(await packs(pack('gone.wav')).recorded('kk', 'Артқа')).toBeNull();
  for (const bad of ['{', pack('../../etc/passwd.wav'), pack('/etc/x.ogg'), { format: 2 }]) {
    fs.rmSync(path.join(folder, 'kk'), { recursive: true });
    const { recorded, logged } = packs(bad);
    expect(await recorded('kk', 'Артқа')).toBeNull();
    expect(logged).toEqual(['a voice pack of another form']);
  }
});
