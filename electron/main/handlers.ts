/** The calls of a window that main answers itself: papers are drawn and printed here, and the other road's disks read. */
import { dialog, type BrowserWindow } from 'electron';
import type { CoreHost } from './coreHost.ts';
import type { MainHandlers } from './ipc.ts';
import type { Options } from './options.ts';
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
import { openPaperWindow, type WindowParts } from './windows.ts';

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export type HandlerParts = {
  options: Options;
  /** The kiosk's data folder. */
  data: string;
  core: CoreHost['call'];
  windowParts: WindowParts;
  /** The clerk's window, over which the system's dialogs open, or null before it is there. */
  kiosk: () => BrowserWindow | null;
};

/** One handler for each call of shared/api/mainCalls.ts. */
export function createHandlers({ options, data, core, windowParts, kiosk }: HandlerParts): MainHandlers {
  const draw: PrintingParts['draw'] = (content, format) =>
    drawPaper((width, hash) => openPaperWindow(windowParts, width, hash), content, format);
  const papers = papersFolder(options.papers, process.env.XDG_RUNTIME_DIR, data);
  const printing: PrintingParts = {
    core,
    draw,
    save: (act, name, pdf) => savePaper(receiptsIn(data), act, name, pdf),
    sleep,
  };
  const road = createRoad({
    core,
    disks: () => (options.road === undefined ? removableDisks(readMounts) : [options.road]),
    freeBytes,
    // A place that was given leaves nothing to choose.
    choose: options.road === undefined ? () => chooseFolder(kiosk()) : null,
  });
  return {
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
}

/** The folder that whoever is at the desk chooses in the system's dialog, or null where it was closed. */
async function chooseFolder(over: BrowserWindow | null): Promise<string | null> {
  if (over === null || over.isDestroyed()) return null;
  const { canceled, filePaths } = await dialog.showOpenDialog(over, { properties: ['openDirectory'] });
  return canceled ? null : (filePaths[0] ?? null);
}
