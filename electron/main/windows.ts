/** The clerk's window, the citizen's own, and the hidden one that papers are drawn in. */
import { BrowserWindow, screen, type Session } from 'electron';
import { CITIZEN_WINDOW, IDLE_ARGUMENT, PAPER_WINDOW } from '../../shared/api/channels.ts';
import type { Patience } from '../../shared/api/wire.ts';
import { ORIGIN } from './appProtocol.ts';
import type { CitizenPlace } from './citizenWindow.ts';
import type { Log } from './log.ts';
import type { Options } from './options.ts';

/** The look's paper (renderer/app/tokens.css), so that nothing flashes before the first paint. */
const PAPER = '#FAF8F3';
/** A page that hangs gets this long to come back before it is loaded again. */
const HANG_MS = 10_000;
const RELOAD_PAUSE_MS = 500;

export type WindowParts = { session: Session; preload: string; log: Log };

/**
 * Opens the clerk's window: the whole screen, or with `windowed` a window of the given content size.
 * The whole-screen window closes only when `isQuitting` says so. A page that dies or hangs is loaded
 * again; everything it showed is in the core.
 */
export function openKioskWindow(
  { session, preload, log }: WindowParts,
  { windowed, windowSize }: Options,
  patience: Patience,
  isQuitting: () => boolean,
): BrowserWindow {
  const place = windowed
    ? { ...windowSize, useContentSize: true }
    : { ...screen.getPrimaryDisplay().bounds, kiosk: true, fullscreen: true, frame: false };
  const window = new BrowserWindow({
    ...place,
    title: 'Qalqan',
    backgroundColor: PAPER,
    autoHideMenuBar: true,
    webPreferences: preferences(session, preload, [`${IDLE_ARGUMENT}${patience.idleMs},${patience.askMs}`]),
  });
  keep(window, windowed, log, isQuitting);
  void window.loadURL(`${ORIGIN}/index.html`);
  return window;
}

/** Opens the citizen's window: the whole of its display, or an ordinary window beside the clerk's. */
export function openCitizenWindow(
  { session, preload, log }: WindowParts,
  { windowSize }: Options,
  place: CitizenPlace,
  isQuitting: () => boolean,
): BrowserWindow {
  const isWhole = place.kind === 'display';
  const window = new BrowserWindow({
    ...(isWhole
      ? { ...place.bounds, kiosk: true, fullscreen: true, frame: false, skipTaskbar: true }
      : { ...windowSize, useContentSize: true }),
    show: false,
    title: 'Qalqan',
    backgroundColor: PAPER,
    autoHideMenuBar: true,
    // It is not in front, and what it shows has to follow all the same.
    webPreferences: { ...preferences(session, preload, [CITIZEN_WINDOW]), backgroundThrottling: false },
  });
  keep(window, !isWhole, log, isQuitting);
  // The keyboard stays with the clerk.
  window.once('ready-to-show', () => window.showInactive());
  void window.loadURL(`${ORIGIN}/index.html#/citizen`);
  return window;
}

/** A window of the whole screen closes only when the application ends; any page that is gone comes back. */
function keep(window: BrowserWindow, mayClose: boolean, log: Log, isQuitting: () => boolean): void {
  window.setMenu(null);
  // Alt+F4 and the like belong to the window manager: only here can they be refused.
  window.on('close', (event) => {
    if (!mayClose && !isQuitting()) event.preventDefault();
  });
  reviveWhenGone(window, log, isQuitting);
}

/** A window nobody sees, `widthPx` wide, for the paper named by `hash`; its page gets `window.paper` only. */
export function openPaperWindow(
  { session, preload }: WindowParts,
  widthPx: number,
  hash: string,
): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    width: widthPx,
    height: 1_200,
    useContentSize: true,
    backgroundColor: '#FFFFFF',
    // A hidden page would otherwise wait for a frame that never comes.
    webPreferences: { ...preferences(session, preload, [PAPER_WINDOW]), backgroundThrottling: false },
  });
  void window.loadURL(`${ORIGIN}/index.html${hash}`);
  return window;
}

function preferences(session: Session, preload: string, additionalArguments: string[]) {
  return {
    session,
    preload,
    additionalArguments,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    devTools: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    disableDialogs: true,
    autoplayPolicy: 'document-user-activation-required',
    zoomFactor: 1,
  } as const;
}

function reviveWhenGone(window: BrowserWindow, log: Log, isQuitting: () => boolean): void {
  const contents = window.webContents;
  let hanging: NodeJS.Timeout | undefined;
  contents.on('render-process-gone', (_event, { reason }) => {
    log('page gone', { reason });
    setTimeout(() => {
      if (!isQuitting() && !window.isDestroyed()) contents.reload();
    }, RELOAD_PAUSE_MS);
  });
  window.on('unresponsive', () => {
    log('page hangs');
    clearTimeout(hanging);
    // Ending it brings render-process-gone, which loads it again.
    hanging = setTimeout(() => contents.forcefullyCrashRenderer(), HANG_MS);
  });
  window.on('responsive', () => clearTimeout(hanging));
  window.on('closed', () => clearTimeout(hanging));
}
