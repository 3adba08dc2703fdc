import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findElectron } from './electronRuntime.mjs';
import { updateStamp } from './stamp.mjs';

const HOUR_MS = 60 * 60_000;
let root: string;

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-electron-'));
  write('node_modules/electron/package.json', '{"version":"45.4.1"}');
});
afterEach(() => fs.rmSync(root, { recursive: true }));

function write(file: string, text: string) {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
}

test('nothing is found in a fresh clone', () => {
  expect(findElectron(root, { env: {} })).toBeNull();
});

test("Electron's own program is used where it is complete and of the wanted version", () => {
  write('node_modules/electron/dist/version', '45.4.1');
  expect(findElectron(root, { env: {} })).toBeNull();
  write('node_modules/electron/path.txt', 'electron');
  expect(findElectron(root, { env: {} })).toEqual({
    kind: 'own',
    dist: path.join(root, 'node_modules/electron/dist'),
  });
  write('node_modules/electron/dist/version', '44.0.0');
  expect(findElectron(root, { env: {} })).toBeNull();
});

test('the test runtime is used for a day after the server did not answer, then the server is asked again', () => {
  const triedAt = Date.now();
  write('.cache/electron-25.1.1/version', '25.1.1');
  expect(findElectron(root, { env: {} })).toBeNull();
  updateStamp(root, { electronTriedAt: triedAt });
  expect(findElectron(root, { env: {}, now: triedAt + HOUR_MS })?.kind).toBe('test');
  expect(findElectron(root, { env: {}, now: triedAt + 25 * HOUR_MS })).toBeNull();
});

test('a runtime named in the environment goes before all', () => {
  write('node_modules/electron/dist/version', '45.4.1');
  write('node_modules/electron/path.txt', 'electron');
  const env = { ELECTRON_OVERRIDE_DIST_PATH: '/opt/electron' };
  expect(findElectron(root, { env })).toEqual({ kind: 'given', dist: '/opt/electron' });
});
