import { expect, test } from 'vitest';
import { bad, good, type Result } from '../../shared/api/result.ts';
import type { Speech } from '../../shared/api/speech.ts';
import { createReader, type Reading } from './reader.ts';

/** A reader over words; every sound plays until it is told that it ended. */
function open({
  plays = true,
  speech,
}: { plays?: boolean; speech?: (words: string) => Result<Speech> } = {}) {
  const did: string[] = [];
  const readings: Reading[] = [];
  const louds: number[] = [];
  let ended: (() => void) | null = null;
  let count = 0;
  const reader = createReader<string>({
    fetch: async (words) => {
      did.push(`fetch ${words}`);
      return speech?.(words) ?? good({ type: 'audio/wav', bytes: new Uint8Array() });
    },
    sound: (_speech, onEnd) => {
      count += 1;
      const n = count;
      ended = onEnd;
      return {
        play: async () => {
          did.push(`play ${n}`);
          return plays;
        },
        pause: () => void did.push(`pause ${n}`),
        loudness: (share) => void louds.push(share),
        drop: () => void did.push(`drop ${n}`),
      };
    },
    onPassage: (words) => void did.push(words === null ? 'nothing' : `hear ${words}`),
    onReading: (reading) => void readings.push(reading),
    onEnd: () => void did.push('end'),
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  const end = async () => {
    ended?.();
    await settle();
  };
  const take = () => did.splice(0);
  return { reader, readings, louds, settle, end, take };
}

test('passages are heard one after the other, each fetched while the one before is heard', async () => {
  const { reader, readings, settle, end, take } = open();
  reader.start(['a', 'b']);
  await settle();
  expect(take()).toEqual(['nothing', 'fetch a', 'fetch b', 'hear a', 'play 1']);
  await end();
  expect(take()).toEqual(['drop 1', 'hear b', 'play 2']);
  await end();
  expect(take()).toEqual(['drop 2', 'nothing', 'end']);
  expect(readings).toEqual(['reading', 'idle']);
});

test('it pauses and goes on in the same place; begun anew it drops what was', async () => {
  const { reader, readings, settle, take } = open();
  reader.start(['a', 'b']);
  await settle();
  reader.pause();
  reader.resume();
  await settle();
  expect(take().slice(-2)).toEqual(['pause 1', 'play 1']);
  reader.start(['a', 'b']);
  await settle();
  expect(take()).toEqual(['drop 1', 'nothing', 'fetch a', 'fetch b', 'hear a', 'play 2']);
  expect(readings).toEqual(['reading', 'paused', 'reading', 'reading']);
});

test('paused before the sound has come, it stays silent until it is to go on', async () => {
  const { reader, settle, take } = open();
  reader.start(['a']);
  reader.pause();
  await settle();
  expect(take()).toEqual(['nothing', 'fetch a', 'hear a']);
  reader.resume();
  expect(take()).toEqual(['play 1']);
});

test('stopped, it is silent at once, and what comes late is dropped', async () => {
  const { reader, readings, settle, end, take } = open();
  reader.start(['a', 'b']);
  reader.stop();
  await settle();
  await end();
  expect(take()).toEqual(['nothing', 'fetch a', 'nothing']);
  expect(readings).toEqual(['reading', 'idle']);
});

test('no voice, and a sound that cannot be played, are told apart', async () => {
  const none = open({ speech: () => bad('speech.none') });
  none.reader.start(['a']);
  await none.settle();
  expect(none.readings).toEqual(['reading', 'none']);
  const failed = open({ speech: () => bad('speech.failed') });
  failed.reader.start(['a']);
  await failed.settle();
  expect(failed.readings).toEqual(['reading', 'failed']);
  const mute = open({ plays: false });
  mute.reader.start(['a']);
  await mute.settle();
  expect(mute.readings).toEqual(['reading', 'failed']);
});

test('a screen without words is read at once, and was not read to its end', async () => {
  const { reader, readings, settle, take } = open();
  reader.start([]);
  await settle();
  expect([readings, take()]).toEqual([
    ['reading', 'idle'],
    ['nothing', 'nothing'],
  ]);
});

test('it is as loud as it was told, what is heard now and what follows', async () => {
  const { reader, louds, settle, end } = open();
  reader.loudness(0.4);
  reader.start(['a', 'b']);
  await settle();
  reader.loudness(0.7);
  await end();
  expect(louds).toEqual([0.4, 0.7, 0.7]);
});
