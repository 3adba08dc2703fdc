/** Draws a paper in a hidden page and turns it into print. */
import type { BrowserWindow } from 'electron';
import type { PaperFormat } from '../../shared/api/mainCalls.ts';
import { CHANNELS } from '../../shared/api/channels.ts';
import type { PaperContent } from '../../shared/api/wire.ts';
import { printerState } from './printers.ts';
import type { DrawnPaper } from './printing.ts';

const PX_PER_MM = 96 / 25.4;
const MM_PER_INCH = 25.4;
/** ISO 216 A4, and a thermal roll. */
const PAPERS = { '80mm': { widthMm: 80 }, a4: { widthMm: 210, heightMm: 297 } } as const;
/** Below this a printer's cutter would take the text; more than any receipt is a mistake of the page. */
const ROLL_MM = { min: 60, max: 1_000 };
const TALLER_IN_PRINT = 1.008;
const DRAW_MS = 15_000;

/** Opens the hidden page for `hash`, `widthPx` wide (windows.ts). */
export type OpenPaper = (widthPx: number, hash: string) => BrowserWindow;

/**
 * Draws `content` on a page of its own and answers when the page says that it is drawn; throws
 * where it does not within 15 s. The content goes to that page alone, never into an address.
 */
export async function drawPaper(
  open: OpenPaper,
  content: PaperContent,
  format: PaperFormat,
): Promise<DrawnPaper> {
  const widthPx = Math.round(PAPERS[format].widthMm * PX_PER_MM);
  const window = open(widthPx, `#/paper/${pageOf(content)}?format=${format}`);
  const close = (): void => {
    if (!window.isDestroyed()) window.destroy();
  };
  try {
    await isDrawn(window, content);
    const size = { widthMm: PAPERS[format].widthMm, heightMm: await heightMm(window, format) };
    return { print: () => print(window, size), pdf: () => pdf(window, size), close };
  } catch (error) {
    close();
    throw error;
  }
}

/** The name of the page, for whoever looks at the window's address; it says nothing of the person. */
function pageOf(content: PaperContent): string {
  if ('people' in content) return 'callList';
  if ('claim' in content) return 'claim';
  return 'slip' in content ? 'slip' : 'receipt';
}

/** Hands the content to the page when it asks, and waits until it says that it is drawn. */
function isDrawn(window: BrowserWindow, content: PaperContent): Promise<void> {
  const { ipc } = window.webContents;
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error('the paper was not drawn in time')), DRAW_MS);
    ipc.handle(CHANNELS.paper, () => content);
    ipc.once(CHANNELS.drawn, () => {
      clearTimeout(patience);
      resolve();
    });
    window.webContents.once('render-process-gone', () => {
      clearTimeout(patience);
      reject(new Error('the page that drew the paper is gone'));
    });
  });
}

type Size = { widthMm: number; heightMm: number };

/**
 * A roll is cut where the text ends: by the paper's own height, for the page is never shorter than its window. In
 * print lines are a trace taller than on a screen, and what does not fit would come out on a second piece.
 */
async function heightMm(window: BrowserWindow, format: PaperFormat): Promise<number> {
  const paper = PAPERS[format];
  if ('heightMm' in paper) return paper.heightMm;
  const px: unknown = await window.webContents.executeJavaScript(
    'document.querySelector("main").getBoundingClientRect().height',
  );
  if (typeof px !== 'number') throw new Error('the page has no height');
  return Math.min(ROLL_MM.max, Math.max(ROLL_MM.min, Math.ceil((px / PX_PER_MM) * TALLER_IN_PRINT) + 1));
}

async function pdf(window: BrowserWindow, { widthMm, heightMm: tall }: Size): Promise<Uint8Array> {
  return window.webContents.printToPDF({
    pageSize: { width: widthMm / MM_PER_INCH, height: tall / MM_PER_INCH },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    printBackground: true,
  });
}

/** On the default printer, without a dialog. That it took the paper is all that a system tells. */
async function print(
  window: BrowserWindow,
  { widthMm, heightMm: tall }: Size,
): Promise<Awaited<ReturnType<DrawnPaper['print']>>> {
  const state = printerState(await window.webContents.getPrintersAsync());
  if (state !== 'ready') return state;
  return new Promise((resolve) => {
    window.webContents.print(
      {
        silent: true,
        printBackground: true,
        margins: { marginType: 'none' },
        // In micrometres.
        pageSize: { width: Math.round(widthMm * 1_000), height: Math.round(tall * 1_000) },
      },
      (isPrinted) => resolve(isPrinted ? 'printed' : 'none'),
    );
  });
}
