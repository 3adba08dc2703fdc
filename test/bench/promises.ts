/** docs/promises.md: one row a promise, written by the command that measured it and by nobody else. */
import fs from 'node:fs';
import os from 'node:os';

export type Row = {
  name: string;
  about: string;
  figure: string;
  promise: string;
  kept: boolean;
  command: string;
};

const HEAD = `# Promises

Each is a ratio against a peer measured in the same run, or a count. The commands below write their rows themselves; do not edit them.

| Name | What is measured | Figure | Promise | Kept | Command | Machine | Date |
| --- | --- | --- | --- | --- | --- | --- | --- |
`;

/** Puts `row` into the page at `file`, in the place of an older one of that name; rows are in order of their names. */
export function writeRow(file: string, row: Row, now: Date): void {
  const rows = new Map(readRows(file).map((line) => [nameOf(line), line]));
  const cells = [
    row.name,
    row.about,
    row.figure,
    row.promise,
    row.kept ? 'yes' : 'NO',
    `\`${row.command}\``,
    machine(),
    now.toISOString().slice(0, 10),
  ];
  rows.set(row.name, `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`);
  const sorted = [...rows].toSorted(([a], [b]) => a.localeCompare(b, 'en')).map(([, line]) => line);
  fs.writeFileSync(file, `${HEAD}${sorted.join('\n')}\n`);
}

const readRows = (file: string): string[] =>
  (fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n') : []).filter(
    (line) => line.startsWith('| ') && !/^\| (Name|---) /.test(line),
  );

const nameOf = (line: string): string => line.split('|')[1]?.trim() ?? '';

function machine(): string {
  const cpus = os.cpus();
  const gigabytes = Math.round(os.totalmem() / 2 ** 30);
  return `${cpus.length} × ${cpus[0]?.model.trim() ?? 'unknown'}, ${gigabytes} GB, ${os.type()} ${os.release()}, Node ${process.versions.node}`;
}
