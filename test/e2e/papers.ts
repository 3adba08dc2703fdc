/** Looks at a paper with other people's programs: poppler's and zbar's. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** All text of a PDF in reading order, with single spaces. */
export function textOfPdf(file: string): string {
  return execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-'], { encoding: 'utf8' }).replaceAll(
    /\s+/g,
    ' ',
  );
}

/** The text of the QR code on the first page, printed at 300 dots an inch and read by zbarimg. */
export function qrOf(file: string, scratch: string): string {
  const picture = path.join(scratch, path.basename(file, '.pdf'));
  execFileSync('pdftoppm', ['-r', '300', '-png', '-singlefile', file, picture]);
  return execFileSync('zbarimg', ['--raw', '-q', `${picture}.png`], { encoding: 'utf8' }).trim();
}
