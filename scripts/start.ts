/**
 * `npm start`: the kiosk in a window. With neither `--registry` nor `--enrol`, a demo registry runs
 * beside it and the kiosk is enrolled with it on first use; a kiosk enrolled elsewhere goes on there.
 * Arguments go on to the kiosk.
 */
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import electronProgram from 'electron';
import { isEnrolledElsewhere, startDemoRegistry, type DemoRegistry } from './demoRegistry.ts';
import { spawnBound } from './setup/boundProcess.mjs';

const root = path.resolve(import.meta.dirname, '..');
const asked = process.argv.slice(2);
const { values } = parseArgs({
  args: asked,
  options: { data: { type: 'string' }, registry: { type: 'string' }, enrol: { type: 'string' } },
  // Everything else is the kiosk's or Chromium's.
  strict: false,
});

const ownData = typeof values.data === 'string';
const data = path.resolve(ownData ? String(values.data) : defaultDataFolder());
const wantsDemo = values.registry === undefined && values.enrol === undefined && !isEnrolledElsewhere(data);
const demo = wantsDemo ? await startDemoRegistry(root, data) : null;
const exitCode = await runKiosk(demo);
await demo?.stop();
process.exit(exitCode);

/** Opens the kiosk and resolves to its exit code; a signal to us is one to it. */
async function runKiosk(registry: DemoRegistry | null): Promise<number> {
  const args = [root, ...asked, ...(ownData ? [] : ['--data', data])];
  if (registry) args.push('--registry', registry.url, ...(registry.code ? ['--enrol', registry.code] : []));
  if (process.getuid?.() === 0) {
    console.error('Running as root, where Chromium has no sandbox: adding --no-sandbox');
    args.push('--no-sandbox');
  }
  // In Node, the electron package is the path of its program.
  const kiosk = spawnBound(electronProgram as unknown as string, args, { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => kiosk.kill(signal));
  const [code] = (await once(kiosk, 'exit')) as [number | null];
  return code ?? 1;
}

function defaultDataFolder(): string {
  const shareFolder = process.env.XDG_DATA_HOME || path.join(os.homedir(), '.local/share');
  return path.join(shareFolder, 'qalqan-demo');
}
