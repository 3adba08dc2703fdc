/** The citizen's side of the desk put together: its window, the relay, and who may send what. */
import { ipcMain, screen, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { CHANNELS } from '../../shared/api/channels.ts';
import type { CitizenNews } from '../../shared/api/citizen.ts';
import { ORIGIN } from './appProtocol.ts';
import { createCitizenRelay } from './citizenRelay.ts';
import { followDisplays, type CitizenPlace, type CitizenWindow } from './citizenWindow.ts';
import type { Log } from './log.ts';
import type { Options } from './options.ts';

export type CitizenParts = {
  options: Pick<Options, 'windowed' | 'citizenWindow'>;
  /** The clerk's window. */
  kiosk: BrowserWindow;
  tellClerk: (news: CitizenNews) => void;
  open: (place: CitizenPlace) => BrowserWindow;
  log: Log;
};

/** Serves the citizen's window for as long as the application lives; gives the window as it is now. */
export function serveCitizen({
  options,
  kiosk,
  tellClerk,
  open,
  log,
}: CitizenParts): () => BrowserWindow | null {
  let citizen: CitizenWindow | null = null;
  const window = (): BrowserWindow | null => citizen?.now() ?? null;
  const relay = createCitizenRelay({
    tellCitizen: (stage) => {
      const contents = window()?.webContents;
      if (contents && !contents.isCrashed()) contents.send(CHANNELS.stage, stage);
    },
    tellClerk,
    hasWindow: () => window() !== null,
    giveBackFocus: () => {
      if (citizen?.isOnOwnDisplay() && !kiosk.isDestroyed()) kiosk.focus();
    },
    log,
  });

  ipcMain.on(CHANNELS.stage, (event, stage: unknown) => {
    if (isFrom(event, kiosk)) relay.stage(stage);
    // The citizen's page says only that it is there: what it shows comes from the clerk's.
    else if (isFrom(event, window())) relay.tellOfWindow();
  });
  ipcMain.on(CHANNELS.answer, (event, answer: unknown) => {
    if (isFrom(event, window())) relay.answer(answer);
  });
  ipcMain.on(CHANNELS.news, (event) => {
    if (isFrom(event, kiosk)) relay.tellOfWindow();
  });
  kiosk.webContents.on('render-process-gone', () => relay.clerkGone());
  kiosk.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) relay.clerkGone();
  });

  citizen = followDisplays({
    screens: screen,
    windowed: options.windowed,
    isWanted: options.citizenWindow,
    open,
    onChange: relay.tellOfWindow,
  });
  relay.tellOfWindow();
  return window;
}

/** Whether a message comes from the page of `window`, and from no frame within it. */
export function isFrom(
  { sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent,
  window: BrowserWindow | null,
): boolean {
  return (
    window !== null &&
    !window.isDestroyed() &&
    sender === window.webContents &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    senderFrame.origin === ORIGIN
  );
}
