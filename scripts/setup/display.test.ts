import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

test('a screen that does not come is told in words, and the command that was to have it ends', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-display-'));
  fs.writeFileSync(path.join(folder, 'Xvfb'), '#!/bin/sh\nexec sleep 600\n', { mode: 0o755 });
  const module = path.join(import.meta.dirname, 'display.mjs');
  const script = `import(${JSON.stringify(module)}).then((m) => m.openVirtualDisplay(() => {}, 300)).catch((e) => console.log(e.message))`;
  const { stdout, signal } = spawnSync(process.execPath, ['-e', script], {
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect({ stdout, signal }).toEqual({
    stdout: 'Xvfb did not start, so there is no screen to open a window on\n',
    signal: null,
  });
});
