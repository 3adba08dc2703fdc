/** Papers as they come where there is no printer, looked at with other people's programs: poppler's and zbar's. */
import { execFileSync, type ExecFileSyncOptionsWithStringEncoding } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { waitFor, type Desk } from './desk.ts';
import { action } from './journey.ts';

/** Both tell much on stderr that has nothing to do with the paper. */
const QUIET: ExecFileSyncOptionsWithStringEncoding = {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
};

/** Presses a button that prints and returns the file that appears, for there is no printer. */
export async function printed({ data, page }: Desk, button: string): Promise<string> {
  const folder = path.join(data, 'receipts');
  const before = new Set(fs.existsSync(folder) ? fs.readdirSync(folder) : []);
  await action(page, button).click();
  let file: string | undefined;
  await waitFor(async () => {
    file = fs.readdirSync(folder).find((one) => !before.has(one));
    return file !== undefined;
  }, `a paper by ${button}`);
  // The window says so when the audit line is written too.
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  return path.join(folder, file ?? '');
}

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
