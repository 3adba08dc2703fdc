/** `npm run dist:dir`: packages the application with the Electron that the set-up found, without the network. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { findElectron } from './setup/electronRuntime.mjs';

const root = path.resolve(import.meta.dirname, '..');
const electron = findElectron(root);
if (electron?.kind === 'test') {
  console.error('Packaging with the TEST RUNTIME: a trial of the packaging, never a release.');
}
const builder = path.join(root, 'node_modules/electron-builder/cli.js');
const options = ['--publish', 'never', ...(electron ? [`-c.electronDist=${electron.dist}`] : [])];
const { status } = spawnSync(process.execPath, [builder, ...process.argv.slice(2), ...options], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
