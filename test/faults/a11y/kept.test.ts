import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildName, openKept } from './kept.ts';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-kept-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const WALK = { looks: 2, screens: ['ban.scope'], found: [], seconds: 3, build: 'abc', settings: 8 };

test('a walk that found nothing is taken up again; one that found something, or looked less, is walked anew', () => {
  const kept = openKept(folder);
  expect(kept.read('kk ban by keys', 8)).toBeNull();
  kept.write('kk ban by keys', WALK);
  expect(kept.read('kk ban by keys', 8)).toEqual(WALK);
  expect(kept.read('kk ban by touch', 8)).toBeNull();
  kept.write('kk ban by keys', { ...WALK, settings: 1 });
  expect(kept.read('kk ban by keys', 8)).toBeNull();
  kept.write('kk ban by keys', { ...WALK, found: ['small: [next]'] });
  expect(kept.read('kk ban by keys', 8)).toBeNull();
});

test('the name of a build changes with any of its bytes, and with nothing else', () => {
  fs.writeFileSync(path.join(folder, 'a.js'), '1');
  const name = buildName([folder]);
  fs.writeFileSync(path.join(folder, 'a.js'), '1');
  expect(buildName([folder])).toBe(name);
  fs.writeFileSync(path.join(folder, 'a.js'), '2');
  expect(buildName([folder])).not.toBe(name);
});
