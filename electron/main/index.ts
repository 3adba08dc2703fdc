/** The application's life: options, one instance, the core, the window, and an end in good order. */
import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {
  app,
  dialog,
  ipcMain,
  Menu,
  protocol,
  safeStorage,
  session,
  type BrowserWindow,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
} from 'electron';
import { CHANNELS } from '../../shared/api/channels.ts';
import { answerRequest, ORIGIN, SCHEME } from './appProtocol.ts';
import { serveCitizen } from './citizen.ts';
import { startCore, type CoreHost, type CoreHostParts, type Life } from './coreHost.ts';
import { coreMode, findNode, spawnAhead, spawnNode, spawnUtility } from './coreLink.ts';
import { databaseKey, type Keystore } from './databaseKey.ts';
import { createAnswerer, type Sender } from './ipc.ts';
import { lockPage, lockSession } from './lockdown.ts';
import { createLog } from './log.ts';
import { PATIENCE, readOptions, type Options } from './options.ts';
import { drawPaper } from './paperWindow.ts';
import {
  CLAIM_PAPERS,
  createCallListPrinting,
  createPrinting,
  RECEIPT,
  SLIP,
  type PrintingParts,
} from './printing.ts';
import { papersFolder, receiptsIn, savePaper } from './receiptFiles.ts';
import { freeBytes, readMounts, removableDisks } from './removable.ts';
import { createRoad } from './road.ts';
import { serveVoice } from './voice.ts';
import { openCitizenWindow, openKioskWindow, openPaperWindow } from './windows.ts';

const log = createLog(
  (line) => process.stderr.write(line),
  () => new Date(),
);
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const read = readOptions(process.argv, process.cwd());
if (read.ok) begin(read.options);
else {
  process.stderr.write(`qalqan: ${read.message}\n`);
  app.exit(2);
}

function begin(options: Options): void {
  const data = options.data ?? app.getPath('userData');
  // Chromium's own files apart from ours. Before anything asks for them, the single instance's lock too.
  const chromium = path.join(data, 'chromium');
  fs.mkdirSync(chromium, { recursive: true, mode: 0o700 });
  app.setPath('userData', chromium);
  app.setPath('sessionData', chromium);
  if (!app.requestSingleInstanceLock()) {
    log('another kiosk runs on this folder: its window comes to the front');
    app.exit(0);
    return;
  }
  prepareChromium();
  const spawnCore = coreSpawner();
  void app.whenReady().then(() => run(options, data, spawnCore));
}

/** What must be said before Chromium starts. */
function prepareChromium(): void {
  // enableSandbox() undoes --no-sandbox, without which root, and only root, cannot run.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  const switches = [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-sync',
    'no-pings',
  ];
  for (const name of [...switches, 'disable-pinch']) app.commandLine.appendSwitch(name);
  app.commandLine.appendSwitch('overscroll-history-navigation', '0');
  app.commandLine.appendSwitch(
    'disable-features',
    'Autofill,SpareRendererForSitePerProcess,MediaRouter,HardwareMediaKeyHandling',
  );
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
  Menu.setApplicationMenu(null);
  app.on('web-contents-created', (_event, contents) => lockPage(contents));
}

async function run(options: Options, data: string, spawnCore: CoreHostParts['spawn']): Promise<void> {
  let isQuitting = false;
  let kiosk: BrowserWindow | null = null;
  const tell = (channel: string, ...values: unknown[]): void => {
    if (kiosk !== null && !kiosk.isDestroyed() && !kiosk.webContents.isCrashed())
      kiosk.webContents.send(channel, ...values);
  };
  const host = startKioskCore(options, data, spawnCore, tell);
  // Without a partition on disk Chromium keeps no storage, cookies or cache of what was shown.
  const kioskSession = session.fromPartition('kiosk', { cache: false });
  await Promise.all([lockSession(kioskSession), lockSession(session.defaultSession)]);
  const renderer = path.join(__dirname, '../renderer');
  kioskSession.protocol.handle(SCHEME, (request) =>
    answerRequest(request, renderer, (file) => fs.promises.readFile(file)),
  );

  const windowParts = { session: kioskSession, preload: path.join(__dirname, '../preload/preload.cjs'), log };
  const draw: PrintingParts['draw'] = (content, format) =>
    drawPaper((width, hash) => openPaperWindow(windowParts, width, hash), content, format);
  const papers = papersFolder(options.papers, process.env.XDG_RUNTIME_DIR, data);
  const printing: PrintingParts = {
    core: host.call,
    draw,
    save: (act, name, pdf) => savePaper(receiptsIn(data), act, name, pdf),
    sleep,
  };
  const road = createRoad({
    core: host.call,
    disks: () => (options.road === undefined ? removableDisks(readMounts) : [options.road]),
    freeBytes,
    // A place that was given leaves nothing to choose.
    choose: options.road === undefined ? () => chooseFolder(kiosk) : null,
  });
  const main = {
    'receipts.print': createPrinting(printing, RECEIPT),
    'claims.print': createPrinting(
      { ...printing, save: (act, name, pdf) => savePaper(papers, act, name, pdf) },
      CLAIM_PAPERS,
    ),
    'drafts.printSlip': createPrinting(printing, SLIP),
    'callList.print': createCallListPrinting(printing),
    'road.places': road.places,
    'road.export': road.write,
    'road.import': road.read,
  };
  const answer = createAnswerer({ core: host.call, main, log });
  const senderOf = ({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): Sender => ({
    origin: senderFrame?.origin,
    isTopFrame: senderFrame !== null && senderFrame.parent === null,
    isKioskWindow: kiosk !== null && !kiosk.isDestroyed() && sender === kiosk.webContents,
  });
  ipcMain.handle(CHANNELS.call, (event, name: unknown, input: unknown) =>
    answer(senderOf(event), name, input),
  );
  ipcMain.on(CHANNELS.core, (event) => {
    const { origin, isTopFrame, isKioskWindow } = senderOf(event);
    const now = host.life();
    if (origin === ORIGIN && isTopFrame && isKioskWindow && now) tell(CHANNELS.core, now.life, now.problem);
  });

  const patience = app.isPackaged ? PATIENCE : options.patience;
  const voice = serveVoice(path.join(app.getAppPath(), 'resources/voice'), log);
  kiosk = voice.hearKeys(openKioskWindow(windowParts, options, patience, () => isQuitting));
  const citizen = serveCitizen({
    options,
    kiosk,
    tellClerk: (news) => tell(CHANNELS.news, news),
    open: (place) => voice.hearKeys(openCitizenWindow(windowParts, options, place, () => isQuitting)),
    log,
  });
  voice.serve(() => [kiosk, citizen()]);
  app.on('second-instance', () => {
    if (kiosk === null || kiosk.isDestroyed()) return;
    if (kiosk.isMinimized()) kiosk.restore();
    kiosk.focus();
  });
  app.on('before-quit', () => {
    isQuitting = true;
  });
  // The hidden window of a paper may be open, so the kiosk's own window decides.
  kiosk.on('closed', () => app.quit());
  app.on('window-all-closed', () => {});
  endWithTheCore(host);
  log('started', {
    version: app.getVersion(),
    electron: process.versions.electron ?? '',
    core: coreMode(process.versions.napi),
    windowed: options.windowed,
  });
}

/** The folder that whoever is at the desk chooses in the system's dialog, or null where it was closed. */
async function chooseFolder(over: BrowserWindow | null): Promise<string | null> {
  if (over === null || over.isDestroyed()) return null;
  const { canceled, filePaths } = await dialog.showOpenDialog(over, { properties: ['openDirectory'] });
  return canceled ? null : (filePaths[0] ?? null);
}

/** How this runtime starts a core. A Node of its own starts at once, a utility process when Electron is ready. */
function coreSpawner(): CoreHostParts['spawn'] {
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
function startKioskCore(
  options: Options,
  data: string,
  spawn: CoreHostParts['spawn'],
  tell: (channel: string, ...values: unknown[]) => void,
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
function endWithTheCore(host: CoreHost): void {
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
