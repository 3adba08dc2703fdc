/** Tables as CSV (RFC 4180), for programs that calculate. */

/** What spreadsheets take for a formula where a cell begins with it (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r]/;
const PLAIN_NUMBER = /^-?\d+(?:[.,]\d+)?$/;

/** One cell: quoted where it must be, and harmless where it would be a formula; a plain number stays one. */
export function cell(value: string): string {
  const harmless = FORMULA.test(value) && !PLAIN_NUMBER.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * The rows, the first with the names of the columns. With a byte order mark and semicolons: the spreadsheets of
 * this country open it by a double click.
 */
export const csv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`;
