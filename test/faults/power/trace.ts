/** Reads what strace wrote: everything a program did to the files below one folder, and what it told its parent in between. */
import fs from 'node:fs';
import { createInterface } from 'node:readline';

/** One thing done to the disk, in the order it was done. `fd` numbers are those of the program. */
export type Op =
  | { op: 'open'; fd: number; name: string; create: boolean; truncate: boolean; append: boolean }
  | { op: 'close'; fd: number }
  | { op: 'write'; fd: number; data: Buffer; at: number | null }
  | { op: 'truncate'; fd: number; size: number }
  | { op: 'sync'; fd: number }
  | { op: 'openFolder'; fd: number }
  | { op: 'rename'; from: string; to: string }
  | { op: 'unlink'; name: string }
  /** A message to the parent: what it says was true by now. */
  | { op: 'told'; data: Buffer };

const TRACED =
  'openat,close,write,writev,pwrite64,pwritev,pwritev2,ftruncate,truncate,fallocate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,link,linkat,sendmsg,mmap,copy_file_range,sendfile';

/** How to run a program so that its trace is written to `file`. Strings are whole, in hex. */
export const traced = (file: string): string[] => [
  'strace',
  '-f',
  '-y',
  '-xx',
  '-s',
  '10000000',
  '-e',
  `trace=${TRACED}`,
  '-e',
  'signal=none',
  '-o',
  file,
];

/** Calls that change files in ways this reader has no words for: better to stop than to be wrong. */
const UNREADABLE = new Set([
  'pwritev',
  'pwritev2',
  'truncate',
  'fallocate',
  'renameat',
  'renameat2',
  'link',
  'linkat',
  'copy_file_range',
  'sendfile',
]);

/** The operations on files directly in `folder`, and the messages on sockets, from the trace in `file`. */
export async function readTrace(file: string, folder: string): Promise<Op[]> {
  const ops: Op[] = [];
  const unfinished = new Map<string, string>();
  const open = new Set<number>();
  for await (const line of createInterface({ input: fs.createReadStream(file) })) {
    const whole = join(line, unfinished);
    const call = whole === null ? null : /^(\w+)\((.*)\)\s+= (-?\d+)/s.exec(whole);
    if (!call) continue;
    const [, name = '', args = '', result = '-1'] = call;
    if (Number(result) < 0) continue;
    const op = read({ name, args, result: Number(result) }, folder, open);
    if (op) ops.push(op);
  }
  return ops;
}

/** strace cuts a call in two where another thread's comes between. */
function join(line: string, unfinished: Map<string, string>): string | null {
  const [, pid = '', text = ''] = /^(\d+)\s+(.*)$/s.exec(line) ?? [];
  if (text.endsWith('<unfinished ...>')) {
    unfinished.set(pid, text.slice(0, -'<unfinished ...>'.length).trimEnd());
    return null;
  }
  const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(text);
  if (!resumed) return text;
  const begun = unfinished.get(pid) ?? '';
  unfinished.delete(pid);
  return begun + (resumed[1] ?? '');
}

type Call = { name: string; args: string; result: number };

function read({ name, args, result }: Call, folder: string, open: Set<number>): Op | null {
  const fd = Number(/^(\d+)</.exec(args)?.[1] ?? -1);
  const isOurs = open.has(fd);
  const numbers = args.split(', ');
  if (name === 'openat') return readOpen(args, result, folder, open);
  if (name === 'close') return open.delete(fd) ? { op: 'close', fd } : null;
  if (name === 'rename') {
    const [from, to] = names(args, folder);
    return from !== undefined && to !== undefined ? { op: 'rename', from, to } : null;
  }
  if (name === 'unlink' || name === 'unlinkat') {
    const [gone] = names(args, folder);
    return gone === undefined ? null : { op: 'unlink', name: gone };
  }
  if (UNREADABLE.has(name)) {
    if (isOurs || names(args, folder).length > 0) throw new Error(`the trace has a ${name} on our files`);
    return null;
  }
  if (!isOurs) return isMessage(name, args) ? { op: 'told', data: bytesOf(args) } : null;
  switch (name) {
    case 'write':
      return { op: 'write', fd, data: bytesOf(args), at: null };
    case 'pwrite64':
      return { op: 'write', fd, data: bytesOf(args).subarray(0, result), at: Number(numbers.at(-1)) };
    case 'ftruncate':
      // strace prints lengths in decimal.
      return { op: 'truncate', fd, size: Number(numbers.at(-1)) };
    case 'fsync':
    case 'fdatasync':
      return { op: 'sync', fd };
    default:
      if (name === 'mmap' || name === 'writev')
        throw new Error(`the trace has a ${name} on our files: ${args.slice(0, 100)}`);
      return null;
  }
}

function readOpen(args: string, fd: number, folder: string, open: Set<number>): Op | null {
  const path = stringsOf(args)[0]?.toString();
  if (path === undefined) return null;
  if (path === folder) {
    open.add(fd);
    return { op: 'openFolder', fd };
  }
  const name = nameIn(path, folder);
  // The index of the log is shared memory: SQLite makes it anew after a power cut.
  if (name === null || name.endsWith('-shm')) return null;
  open.add(fd);
  const has = (flag: string) => args.includes(flag);
  return { op: 'open', fd, name, create: has('O_CREAT'), truncate: has('O_TRUNC'), append: has('O_APPEND') };
}

const isMessage = (name: string, args: string) =>
  (name === 'write' || name === 'sendmsg' || name === 'writev') &&
  /^\d+<\\x73\\x6f\\x63\\x6b\\x65\\x74/.test(args);

const nameIn = (path: string, folder: string): string | null =>
  path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes('/')
    ? path.slice(folder.length + 1)
    : null;

const names = (args: string, folder: string): string[] =>
  stringsOf(args).flatMap((path) => nameIn(path.toString(), folder) ?? []);

/** The strings in quotes among the arguments, decoded. */
const stringsOf = (args: string): Buffer[] =>
  [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) =>
    Buffer.from(hex.replaceAll(String.raw`\x`, ''), 'hex'),
  );

const bytesOf = (args: string): Buffer => Buffer.concat(stringsOf(args));
