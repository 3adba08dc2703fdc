/**
 * Tells a scanner from a hand. A scanner types a whole line, a key every few milliseconds, and ends it
 * with Enter or Tab; and only what is known by its shape is taken for a scan: a line of a machine-readable
 * zone, a number of twelve digits, or a QR code of our own papers. Anything else stays what was typed.
 */
import { linesOf } from './mrz.ts';

export type Scan =
  | { readonly kind: 'mrz'; readonly lines: readonly string[] }
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'receipt'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string };

export type Stroke = { readonly char: string } | 'end';

/** No hand types a line with less than that between all its keys. */
export const SCANNER_MS = 35;
/** Between the lines of one zone. */
export const LINES_MS = 500;

/** The least of a zone's line that is known as one, though letters of it may have been lost. */
const MRZ_PIECE = /^(?=.*<)[A-Z0-9<]{20,}$|^[A-Z0-9<]{30}$|^[A-Z0-9<]{44}$/;

/** The QR codes of our papers: a receipt (registry-protocol, 12), and the code of a session. */
const PAPERS = { receipt: /^QALQAN1:[0-9A-Z $%*+\-./:]{20,}$/, code: /^QALQANR:\d{9}$/ } as const;

type Timers = {
  readonly set: (run: () => void, ms: number) => number;
  readonly clear: (timer: number) => void;
};

export type Wedge = {
  /** A key was pressed at `atMs`. `begins` is the first of a new line; `taken` is the end of a scanned one. */
  readonly stroke: (stroke: Stroke, atMs: number) => 'begins' | 'goes-on' | 'taken' | 'typed';
  readonly stop: () => void;
};

/**
 * Hears strokes and gives each scan, once all its lines are there or no more of them come.
 * `isTyped` says of twelve digits that the field they stand in asked for them.
 */
export function createWedge(onScan: (scan: Scan) => void, isTyped: () => boolean, timers: Timers): Wedge {
  let text = '';
  let lastMs = -Infinity;
  let lines: readonly string[] = [];
  let timer = 0;

  const finish = () => {
    timers.clear(timer);
    const read = lines;
    lines = [];
    onScan({ kind: 'mrz', lines: read });
  };
  const line = (scanned: string) => {
    timers.clear(timer);
    lines = [...lines, ...split(scanned)];
    const [first = ''] = lines;
    if (lines.length >= (linesOf(first.length) ?? Infinity)) finish();
    else timer = timers.set(finish, LINES_MS);
  };

  return {
    stroke: (stroke, atMs) => {
      const isFast = atMs - lastMs < SCANNER_MS;
      lastMs = atMs;
      if (stroke !== 'end') {
        text = isFast ? text + stroke.char : stroke.char;
        return isFast && text.length > 1 ? 'goes-on' : 'begins';
      }
      const scanned = isFast ? text.toUpperCase() : '';
      text = '';
      if (/^\d{12}$/.test(scanned)) {
        if (isTyped()) return 'typed';
        onScan({ kind: 'number', digits: scanned });
        return 'taken';
      }
      const paper = paperOf(scanned);
      if (paper !== null) {
        onScan(paper);
        return 'taken';
      }
      if (!MRZ_PIECE.test(scanned)) return 'typed';
      line(scanned);
      return 'taken';
    },
    stop: () => timers.clear(timer),
  };
}

/** Some scanners send a zone as one line. */
function split(text: string): string[] {
  const length = text.length === 90 ? 30 : text.length === 88 ? 44 : text.length;
  return Array.from({ length: text.length / length }, (_, n) => text.slice(n * length, (n + 1) * length));
}

/** The scan of one of our own papers; null for any other text. */
export function paperOf(text: string): Scan | null {
  for (const kind of ['receipt', 'code'] as const) if (PAPERS[kind].test(text)) return { kind, text };
  return null;
}
