/** A4 sheets of text for pdfkit, whose own line breaking cannot change the font within a word. */
import { createHash } from 'node:crypto';
import Pdf from 'pdfkit';
import { bound } from '../../shared/texts/bound.ts';
import { readFonts, runsOf, type Weight } from './fonts.ts';

/** Points, 1/72 inch. */
const MARGIN = 57;
const LEADING = 1.45;
/** How far below the text the number of the page stands. */
const NUMBER_BELOW = 20;

export type Look = { size?: number; weight?: Weight; align?: 'left' | 'center' | 'right'; after?: number };

export type Sheet = {
  /** A paragraph; an empty line begins the next line. */
  paragraph(text: string, look?: Look): void;
  /** A row of cells, each `widths[i]` of the sheet's width, broken within itself. */
  row(cells: readonly string[], widths: readonly number[], look?: Look): void;
  /** The heads of the columns with a rule under them: here, and again on each page that the rows below go on to. */
  heads(cells: readonly string[], widths: readonly number[]): void;
  rule(): void;
  /** The whole as PDF. Nothing can be added after it. */
  end(): Promise<Buffer>;
};

/** An empty sheet. `title` is what viewers show; `at` (epoch ms) is the document's date: the same words at the same time are the same bytes. */
export function newSheet(title: string, language: string, at: number): Sheet {
  const doc = new Pdf({
    size: 'A4',
    margin: MARGIN,
    lang: language,
    displayTitle: true,
    bufferPages: true,
    info: { Title: title, CreationDate: new Date(at), Producer: 'Qalqan', Creator: 'Qalqan' },
  });
  const pieces: Buffer[] = [];
  doc.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<void>((resolve) => doc.on('end', resolve));
  for (const { name, data } of readFonts()) doc.registerFont(name, data);
  const wide = doc.page.width - 2 * MARGIN;
  const bottom = doc.page.height - MARGIN;
  let y = MARGIN;
  /** Draws the heads of the table that is being written. */
  let repeatHeads: (() => void) | null = null;

  const widthOf = (text: string, size: number, weight: Weight) =>
    runsOf(text, weight).reduce(
      (sum, run) => sum + doc.font(run.font).fontSize(size).widthOfString(run.text),
      0,
    );

  /** The text in lines no wider than `width`; a word that is wider than a line is cut. */
  function linesOf(text: string, width: number, size: number, weight: Weight): string[] {
    const fits = (line: string) => widthOf(line, size, weight) <= width;
    return bound(text)
      .split('\n')
      .flatMap((paragraph) => {
        const lines: string[] = [];
        let line = '';
        for (const word of paragraph.split(' ')) {
          const longer = line === '' ? word : `${line} ${word}`;
          if (fits(longer)) {
            line = longer;
            continue;
          }
          if (line !== '') lines.push(line);
          line = '';
          for (const letter of word) {
            if (!fits(line + letter)) {
              lines.push(line);
              line = '';
            }
            line += letter;
          }
        }
        return [...lines, line];
      });
  }

  function draw(
    line: string,
    left: number,
    width: number,
    { size = 11, weight = 'normal', align = 'left' }: Look,
  ) {
    const free = width - widthOf(line, size, weight);
    let x = left + (align === 'center' ? free / 2 : align === 'right' ? free : 0);
    for (const run of runsOf(line, weight)) {
      doc.font(run.font).fontSize(size).text(run.text, x, y, { lineBreak: false });
      x += doc.widthOfString(run.text);
    }
  }

  /** Makes room for a line of `height`; true where that is on a new page. */
  function room(height: number): boolean {
    if (y + height <= bottom) return false;
    doc.addPage();
    y = MARGIN;
    return true;
  }

  function drawRow(cells: readonly string[], widths: readonly number[], look: Look): void {
    const { size = 9, weight = 'normal' } = look;
    const gap = 6;
    const broken = cells.map((cell, i) => linesOf(cell, (widths[i] ?? 0) * wide - gap, size, weight));
    const height = Math.max(...broken.map((lines) => lines.length)) * size * LEADING;
    if (room(height)) repeatHeads?.();
    const top = y;
    let left = MARGIN;
    for (const [i, lines] of broken.entries()) {
      y = top;
      for (const line of lines) {
        draw(line, left, (widths[i] ?? 0) * wide - gap, { ...look, size });
        y += size * LEADING;
      }
      left += (widths[i] ?? 0) * wide;
    }
    y = top + height + 3;
  }

  function drawRule(): void {
    room(8);
    doc
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + wide, y)
      .lineWidth(0.5)
      .stroke();
    y += 8;
  }

  /** `2 / 4` under each page, where there are several: nobody can take one out unseen. */
  function numberPages(): void {
    const { start, count } = doc.bufferedPageRange();
    if (count === 1) return;
    for (let page = 0; page < count; page++) {
      doc.switchToPage(start + page);
      y = bottom + NUMBER_BELOW;
      draw(`${page + 1} / ${count}`, MARGIN, wide, { size: 8, align: 'center' });
    }
  }

  return {
    paragraph(text, look = {}) {
      repeatHeads = null;
      const { size = 11, weight = 'normal', after = 6 } = look;
      for (const line of linesOf(text, wide, size, weight)) {
        room(size * LEADING);
        draw(line, MARGIN, wide, look);
        y += size * LEADING;
      }
      y += after;
    },
    row(cells, widths, look = {}) {
      drawRow(cells, widths, look);
    },
    heads(cells, widths) {
      repeatHeads = null;
      const drawHeads = () => {
        drawRow(cells, widths, { weight: 'bold' });
        drawRule();
      };
      drawHeads();
      repeatHeads = drawHeads;
    },
    rule: drawRule,
    async end() {
      numberPages();
      doc.end();
      await ended;
      return Buffer.concat(pieces);
    },
  };
}

/** The name of a file by its content. */
export const contentName = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
