/** Looks at a paper with other people's programs: poppler's and zbar's. */
import { execFileSync, type ExecFileSyncOptionsWithStringEncoding } from 'node:child_process';
import path from 'node:path';

/** Both tell much on stderr that has nothing to do with the paper. */
const QUIET: ExecFileSyncOptionsWithStringEncoding = {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
};

/** All text of a PDF in reading order, with single spaces. */
export function textOfPdf(file: string): string {
  return execFileSync('pdftotext', ['-q', '-layout', '-enc', 'UTF-8', file, '-'], QUIET).replaceAll(
    /\s+/g,
    ' ',
  );
}

/** The text of the QR code on the first page, printed at 300 dots an inch and read by zbarimg. */
export function qrOf(file: string, scratch: string): string {
  const picture = path.join(scratch, path.basename(file, '.pdf'));
  execFileSync('pdftoppm', ['-q', '-r', '300', '-png', '-singlefile', file, picture], QUIET);
  return execFileSync('zbarimg', ['--raw', '-q', `${picture}.png`], QUIET).trim();
}
