/** The kiosk's core as Electron starts it, opens it with the database's key, and waits for its end. */
import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { app, safeStorage } from 'electron';
import { CHANNELS } from '../../shared/api/channels.ts';
import { startCore, type CoreHost, type CoreHostParts, type Life } from './coreHost.ts';
import { coreMode, findNode, spawnAhead, spawnNode, spawnUtility } from './coreLink.ts';
import { databaseKey, type Keystore } from './databaseKey.ts';
import type { Log } from './log.ts';
import type { Options } from './options.ts';

/** Says something to the clerk's window on one of our channels; where there is none, nobody hears it. */
export type Tell = (channel: string, ...values: unknown[]) => void;

/** How this runtime starts a core. A Node of its own starts at once, a utility process when Electron is ready. */
export function coreSpawner(): CoreHostParts['spawn'] {
  // A plain Node cannot read inside app.asar: the package leaves the core beside it.
  const entry = path
    .join(__dirname, '../core/core.cjs')
    .replace(`app.asar${path.sep}`, `app.asar.unpacked${path.sep}`);
  const node = findNode(app.getAppPath(), process.env.KIOSK_CORE_NODE);
  return coreMode(process.versions.napi) === 'utility'
    ? (listener) => spawnUtility(entry, listener)
    : spawnAhead((listener) => spawnNode(entry, node, process.env, listener));
}

/** Starts the core; states and lives go to the window. */
export function startKioskCore(
  options: Options,
  data: string,
  spawn: CoreHostParts['spawn'],
  tell: Tell,
  log: Log,
): CoreHost {
  const boot = randomUUID();
  return startCore({
    spawn,
    open: () => {
      const key = databaseKey(data, keystore(), () => randomBytes(32));
      if (!key.ok) return key;
      const { registry, enrol, backup } = options;
      const asked = { ...(registry && { registry }), ...(enrol && { enrol }), ...(backup && { backup }) };
      return {
        ok: true,
        value: {
          data,
          databaseKey: key.value,
          boot,
          version: app.getVersion(),
          release: app.isPackaged,
          ...asked,
        },
      };
    },
    after: (ms, work) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    now: () => performance.now(),
    onState: (state) => tell(CHANNELS.state, state),
    onLife: ({ life, problem }: Life) => tell(CHANNELS.core, life, problem),
    log,
  });
}

/** Electron's keystore; one that seals with a password everybody knows (Linux without a keyring) is none. */
function keystore(): Keystore {
  return {
    isAvailable: () =>
      safeStorage.isEncryptionAvailable() &&
      (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'),
    seal: (text) => safeStorage.encryptString(text),
    unseal: (sealed) => safeStorage.decryptString(sealed),
  };
}

/** Quitting waits until the core has ended; a second signal waits for nothing. */
export function endWithTheCore(host: CoreHost, log: Log): void {
  let end: 'not yet' | 'begun' | 'done' = 'not yet';
  const endCore = async (): Promise<void> => {
    end = 'begun';
    await host.stop();
    end = 'done';
    log('ended');
    app.quit();
  };
  app.on('will-quit', (event) => {
    if (end === 'done') return;
    event.preventDefault();
    if (end === 'not yet') void endCore();
  });
  let signals = 0;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      signals += 1;
      if (signals === 1) app.quit();
      else process.kill(process.pid, 'SIGKILL');
    });
  }
}
