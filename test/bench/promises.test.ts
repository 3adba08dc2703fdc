import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { writeRow } from './promises.ts';

const row = {
  name: 'drain',
  about: 'entries',
  figure: '1 / 2 = 0.5',
  promise: '≥ 1 ×',
  kept: false,
  command: 'npm run bench -- drain',
};

test('a row takes the place of the older one of its name, the others stay', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-promises-'));
  const file = path.join(folder, 'promises.md');
  writeRow(file, row, new Date('2026-11-22'));
  writeRow(file, { ...row, name: 'commit' }, new Date('2026-11-22'));
  writeRow(file, { ...row, figure: '3 / 2 = 1.5', kept: true }, new Date('2026-11-23'));
  const lines = fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '));
  expect(lines.map((line) => line.split(' | ')[0])).toEqual(['| Name', '| ---', '| commit', '| drain']);
  expect(lines[3]).toContain('3 / 2 = 1.5 | ≥ 1 × | yes | `npm run bench -- drain`');
  expect(lines[3]).toContain('2026-11-23');
  fs.rmSync(folder, { recursive: true });
});
