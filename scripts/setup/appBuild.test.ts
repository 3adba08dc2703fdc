import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint, isBuilt } from './appBuild.mjs';

let root: string;

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-build-'));
  for (const folder of ['electron/main', 'renderer', 'dist'])
    fs.mkdirSync(path.join(root, folder), { recursive: true });
  fs.writeFileSync(path.join(root, 'electron/main/index.ts'), 'one');
  fs.writeFileSync(path.join(root, 'dist/.built'), fingerprint(root));
});
afterEach(() => fs.rmSync(root, { recursive: true }));

test('nothing is built again while its sources stay as they are', () => {
  expect(isBuilt(root)).toBe(true);
});

test('a source written to, added or removed asks for a build', () => {
  const source = path.join(root, 'electron/main/index.ts');
  fs.writeFileSync(source, 'two!');
  expect(isBuilt(root)).toBe(false);
  fs.writeFileSync(path.join(root, 'dist/.built'), fingerprint(root));
  fs.writeFileSync(path.join(root, 'renderer/new.css'), '');
  expect(isBuilt(root)).toBe(false);
  fs.rmSync(path.join(root, 'renderer/new.css'));
  expect(isBuilt(root)).toBe(true);
  fs.rmSync(source);
  expect(isBuilt(root)).toBe(false);
});

test('a test is no source', () => {
  fs.writeFileSync(path.join(root, 'electron/main/index.test.ts'), '');
  expect(isBuilt(root)).toBe(true);
});
