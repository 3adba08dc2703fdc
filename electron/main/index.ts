/** The application's life: options, one instance, the core, the window, and an end in good order. */
import fs from 'node:fs';
import path from 'node:path';
import {
  app,
  ipcMain,
  session,
  type BrowserWindow,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  type Session,
} from 'electron';
import { CHANNELS } from '../../shared/api/channels.ts';
import { answerRequest, ORIGIN, SCHEME } from './appProtocol.ts';
import { prepareChromium } from './chromium.ts';
import { serveCitizen } from './citizen.ts';
import type { CoreHost, CoreHostParts } from './coreHost.ts';
import { coreMode } from './coreLink.ts';
import { createHandlers } from './handlers.ts';
import { createAnswerer, type Sender } from './ipc.ts';
import { coreSpawner, endWithTheCore, startKioskCore, type Tell } from './kioskCore.ts';
import { lockSession } from './lockdown.ts';
import { createLog } from './log.ts';
import { PATIENCE, readOptions, type Options } from './options.ts';
import { serveVoice } from './voice.ts';
import { openCitizenWindow, openKioskWindow } from './windows.ts';

const log = createLog(
  (line) => process.stderr.write(line),
  () => new Date(),
);

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

/** Opens all that a kiosk has: the core first, then the session its pages live in, what they may ask, the windows. */
async function run(options: Options, data: string, spawnCore: CoreHostParts['spawn']): Promise<void> {
  let isQuitting = false;
  let kiosk: BrowserWindow | null = null;
  const tell: Tell = (channel, ...values) => {
    if (kiosk !== null && !kiosk.isDestroyed() && !kiosk.webContents.isCrashed())
      kiosk.webContents.send(channel, ...values);
  };
  const host = startKioskCore(options, data, spawnCore, tell, log);
  const windowParts = {
    session: await kioskSession(),
    preload: path.join(__dirname, '../preload/preload.cjs'),
    log,
  };
  const main = createHandlers({ options, data, core: host.call, windowParts, kiosk: () => kiosk });
  serveCalls(createAnswerer({ core: host.call, main, log }), host, () => kiosk, tell);

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
  endWithTheCore(host, log);
  log('started', {
    version: app.getVersion(),
    electron: process.versions.electron ?? '',
    core: coreMode(process.versions.napi),
    windowed: options.windowed,
  });
}

/** The session of every window: our own pages alone, nothing from the network, nothing kept on the disk. */
async function kioskSession(): Promise<Session> {
  // Without a partition on disk Chromium keeps no storage, cookies or cache of what was shown.
  const own = session.fromPartition('kiosk', { cache: false });
  await Promise.all([lockSession(own), lockSession(session.defaultSession)]);
  const renderer = path.join(__dirname, '../renderer');
  own.protocol.handle(SCHEME, (request) =>
    answerRequest(request, renderer, (file) => fs.promises.readFile(file)),
  );
  return own;
}

/** Answers what the clerk's window asks by IPC, and nobody else. */
function serveCalls(
  answer: ReturnType<typeof createAnswerer>,
  host: CoreHost,
  kiosk: () => BrowserWindow | null,
  tell: Tell,
): void {
  const senderOf = ({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): Sender => {
    const window = kiosk();
    return {
      origin: senderFrame?.origin,
      isTopFrame: senderFrame !== null && senderFrame.parent === null,
      isKioskWindow: window !== null && !window.isDestroyed() && sender === window.webContents,
    };
  };
  ipcMain.handle(CHANNELS.call, (event, name: unknown, input: unknown) =>
    answer(senderOf(event), name, input),
  );
  ipcMain.on(CHANNELS.core, (event) => {
    const { origin, isTopFrame, isKioskWindow } = senderOf(event);
    const now = host.life();
    if (origin === ORIGIN && isTopFrame && isKioskWindow && now) tell(CHANNELS.core, now.life, now.problem);
  });
}
